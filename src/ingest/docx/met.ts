import type { Finding } from '../../model/finding.js';
import { excerpt, leftOut } from '../left-out.js';
import { readXmlTree } from '../xml-events.js';
import type { Relationship } from './relationships.js';

/** What the body met besides words, for the findings. */
export interface Met {
  insertions: number;
  deletions: number;
  commentReferences: number;
  /** Words left out. */
  readonly hidden: string[];
  readonly struck: string[];
  /** Words that ask for others, and have a blank in their place. */
  readonly asked: string[];
  /** Relationship ids of embedded chunks of other formats, pictures as large as a page, and linked objects. */
  readonly pictures: string[];
  readonly objects: string[];
}

export const nothingMet = (): Met => ({
  insertions: 0,
  deletions: 0,
  commentReferences: 0,
  hidden: [],
  struck: [],
  asked: [],
  pictures: [],
  objects: [],
});

const times = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

export function describeMet(
  met: Met,
  comments: Buffer | null,
  relationships: ReadonlyMap<string, Relationship>,
  file: string,
): Finding[] {
  const findings: Finding[] = [];
  if (met.insertions + met.deletions > 0) {
    findings.push({
      code: 'tracked-changes',
      message: `has tracked changes (${times(met.insertions, 'insertion', 'insertions')}, ${times(met.deletions, 'deletion', 'deletions')}): read as if all were accepted`,
    });
  }
  findings.push(...leftOut('hidden-text', met.hidden.join('')), ...leftOut('struck-text', met.struck.join('')));
  const commentCount = comments
    ? readXmlTree(file, comments).children.filter(({ name }) => name === 'w:comment').length
    : 0;
  if (commentCount > 0) {
    findings.push({
      code: 'comments',
      message: `has ${times(commentCount, 'comment', 'comments')}, which ${commentCount === 1 ? 'is' : 'are'} not part of the text`,
    });
  }
  if (met.pictures.length > 0) {
    findings.push({
      code: 'unread-content',
      message: `has ${times(met.pictures.length, 'large picture', 'large pictures')}, whose words were not read: if it is a scan, print the document to PDF and import that`,
    });
  }
  const linked = met.objects.map((id) => relationships.get(id)).filter((target) => target?.external);
  if (linked.length > 0) {
    findings.push({
      code: 'unread-content',
      message: `shows ${times(linked.length, 'thing', 'things')} from outside the file, which ${linked.length === 1 ? 'was' : 'were'} not fetched: “${excerpt(linked[0]!.target)}”`,
    });
  }
  return findings;
}
