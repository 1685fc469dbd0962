import type { ImportReport } from '../app/import-contracts.js';
import type { ImportedFile } from '../app/imported-file.js';
import type { LinkView } from '../app/views.js';
import type { WatchedFile } from '../app/watch-folders.js';
import { printable } from './escaping.js';
import { formatPlace } from './obligation-listing.js';

/** So many names of files that were passed over are shown. */
const mostSkipped = 10;

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** One line for a file: what was done, and how much of it is uncertain. */
export function formatImportedFile(file: ImportedFile): string {
  const name = printable(file.file);
  if (file.outcome === 'failed') return printable(file.error ?? `${file.file}: could not be read`);
  if (file.outcome === 'unchanged') {
    if (file.sameAs && file.document && !file.document.current)
      return `${name}: has the bytes of version ${file.document.version} of ${printable(file.sameAs)}: nothing to do`;
    return file.sameAs && file.sameAs !== file.file
      ? `${name}: the same bytes as ${printable(file.sameAs)}, which is imported already`
      : `${name}: unchanged`;
  }
  const { clauses, obligations, awaiting } = file.counts;
  const verb = { imported: 'Imported', 'new-version': 'Imported a new version of', 'read-again': 'Read again' }[
    file.outcome
  ];
  const findings = file.findings.length > 0 ? `, ${count(file.findings.length, 'finding')}` : '';
  const waiting = awaiting > 0 ? ` (${awaiting} await an event)` : '';
  const carried =
    file.carried + file.lost.length > 0
      ? `; decisions carried over: ${file.carried}, to look at again: ${file.lost.length}`
      : '';
  const apart = file.arrivedAs === null ? '' : `; another agreement than the ${printable(file.arrivedAs)} before it`;
  return `${verb} ${name}: ${count(clauses, 'clause')}, ${count(obligations, 'obligation')}${waiting}${findings}${carried}${apart}`;
}

/** A line for a file that was read in a watched folder, and one for each attachment of a mail. */
export function formatWatchedFile({ imported, movedTo }: WatchedFile): string[] {
  const [first, ...attachments] = imported.map(formatImportedFile);
  const findings = imported.flatMap(formatFindings);
  return [`${first}${movedTo === null ? '' : `; now ${printable(movedTo)}`}`, ...attachments, ...findings];
}

/** `msa.docx cl. 7.3: "thirty (60) days": words and figures differ [word-figure-mismatch]`. */
export function formatFindings(file: ImportedFile): string[] {
  return file.findings.map(
    ({ clause, page, message, code }) =>
      `${printable(file.file)}${clause ? ` ${formatPlace('main', clause)}` : page ? ` page ${page}` : ''}: ${printable(message)} [${code}]`,
  );
}

export function formatImportTotals(report: ImportReport): string {
  const read = report.files.filter(({ outcome }) => outcome !== 'failed' && outcome !== 'unchanged');
  const same = report.files.filter(({ outcome }) => outcome === 'unchanged').length;
  const obligations = read.reduce((sum, file) => sum + file.counts.obligations, 0);
  return [
    `${count(read.length, 'document')} read, ${count(obligations, 'obligation')}`,
    same > 0 ? `${same} unchanged` : '',
    report.failed > 0 ? `${report.failed} not read` : '',
    `${report.seconds.toFixed(1)} s`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Files of folders that are no documents by their names; empty where there are none. */
export function formatSkipped({ skipped }: ImportReport): string {
  if (skipped.length === 0) return '';
  const shown = skipped.slice(0, mostSkipped).map(printable).join(', ');
  const more = skipped.length > mostSkipped ? ` and ${skipped.length - mostSkipped} more` : '';
  return `${count(skipped.length, 'file')} passed over, no ${skipped.length === 1 ? 'document' : 'documents'} by name: ${shown}${more}; name a file outright to read it`;
}

/** Whether something in a file could not be read: an attachment, a page, an embedded part. */
export const isReadInPart = ({ findings }: ImportedFile): boolean =>
  findings.some(({ code }) => code === 'unread-content');

/** That links wait for a person, and what hangs on it: an amendment changes no date before that. Empty where none waits. */
export function formatProposedLinks(links: readonly LinkView[]): string {
  const proposed = links.filter(({ link, to }) => link.state === 'proposed' && to !== null);
  if (proposed.length === 0) return '';
  const amending = proposed.filter(({ link: { relation } }) => relation === 'amends' || relation === 'replaces').length;
  const waits = proposed.length === 1 ? 'link between documents waits' : 'links between documents wait';
  const why =
    amending === 0
      ? ''
      : `; until then ${amending === 1 ? 'the amendment changes' : 'the amendments change'} no due date`;
  return `${proposed.length} ${waits} to be confirmed${why}: tenor links`;
}
