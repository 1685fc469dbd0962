import type { DocumentFacts } from '../model/facts.js';
import { findVersionBefore } from '../store/known-file.js';
import type { Store } from '../store/open-store.js';
import { numberedName } from './numbered-name.js';
import { bareName } from './our-side.js';
import { placeOf } from './place-of.js';

/** The name under which a file that arrived is kept. What arrives under a name that came before is a new version of what it
 *  was, unless it is another agreement: half of all scanners call theirs `scan.pdf`. Then it gets the name with `-2`, `-3`. */
export async function nameApart(store: Store, file: string, facts: DocumentFacts): Promise<string> {
  for (let count = 1; ; count++) {
    const name = numberedName(file, count);
    const before = await findVersionBefore(store, placeOf(name));
    if (!before || !isAnother(before.facts, facts)) return name;
  }
}

/** Told from the parties, of which the first words count ("Acme Ltd" may have become "Acme Limited"); where they are the same,
 *  from the kind of document and its title. Where one names no party, it may be the same. */
function isAnother(before: DocumentFacts, after: DocumentFacts): boolean {
  const [earlier, later] = [before, after].map(({ parties }) => new Set(parties.map(({ name }) => firstWord(name))));
  if (earlier!.size === 0 || later!.size === 0) return false;
  const common = [...earlier!].filter((word) => later!.has(word)).length;
  if (common < Math.min(2, earlier!.size, later!.size)) return true;
  const kinds = [before.type, after.type];
  return kinds[0] !== kinds[1] && !kinds.includes('other') && bareTitle(before) !== bareTitle(after);
}

function firstWord(name: string): string {
  return bareName(name).split(' ')[0]!;
}

function bareTitle({ title }: DocumentFacts): string {
  return bareName(title?.value ?? '');
}
