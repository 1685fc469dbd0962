import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { UnreadableFileError } from '../model/errors.js';
import type { Finding } from '../model/finding.js';
import type { SourceDocument } from '../model/source-document.js';
import { htmlBlocks } from './read-html.js';
import { TextBuilder } from './text-builder.js';

/** Attachments of one mail, and mails in mails. */
const mostAttachments = 100;

/** Reads one attachment under its name. */
export type ReadAttachment = (file: string, bytes: Buffer) => Promise<SourceDocument[]>;

/** Reads an e-mail: its own words first, below the lines that say who wrote to whom, when and about what; then each
 *  attachment that is a document, as `mail.eml/contract.docx`. Those that are not are findings of the mail.
 *  @throws {UnreadableFileError} */
export async function readMail(
  file: string,
  bytes: Buffer,
  sha256: string,
  readAttachment: ReadAttachment,
): Promise<SourceDocument[]> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 32, forceRfc822Attachments: true }).catch((error) => {
    throw new UnreadableFileError(file, 'is no e-mail that can be read: save it again from the mail program', {
      cause: error,
    });
  });
  const builder = new TextBuilder();
  addHeaders(mail, builder);
  addBody(mail, builder);
  const { documents, findings } = await readAttachments(file, mail.attachments, readAttachment);
  builder.findings.push(...findings);
  return [{ ...builder.build('eml'), file, sha256 }, ...documents];
}

function names(addresses: readonly (Address | undefined)[] | undefined): string {
  return (addresses ?? [])
    .flatMap((address) => (address?.group ? address.group : address ? [address] : []))
    .map(({ name, address }) => (name && address ? `${name} <${address}>` : name || address || ''))
    .join(', ');
}

function addHeaders(mail: Email, builder: TextBuilder): void {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['From', names([mail.from])],
    ['To', names(mail.to)],
    ['Cc', names(mail.cc)],
    ['Date', mail.headers.find(({ key }) => key === 'date')?.value],
    ['Subject', mail.subject],
  ];
  for (const [name, value] of lines) {
    const words = value?.replace(/\s+/g, ' ').trim() ?? '';
    if (words !== '') builder.add({ kind: 'header', text: `${name}: ${words}` });
  }
}

/** A mail may say the same twice, as text and as HTML: the text is what its writer saw, but it has no tables, and words that are
 *  struck through stand in it like all others. */
function addBody(mail: Email, builder: TextBuilder): void {
  if (mail.html !== undefined) {
    const findings: Finding[] = [];
    const blocks = htmlBlocks(mail.html, findings);
    const tells =
      blocks.some(({ kind }) => kind === 'table-row') || findings.some(({ code }) => code === 'struck-text');
    if (tells || (mail.text ?? '').trim() === '') {
      for (const block of blocks) builder.add(block);
      builder.findings.push(...findings);
      return;
    }
  }
  for (const paragraph of (mail.text ?? '').split(/\n[ \t]*\r?\n/)) builder.add({ kind: 'paragraph', text: paragraph });
}

/** Only the last part of a name, so that it cannot pretend to lie elsewhere. */
function attachmentName({ filename, mimeType }: Attachment, index: number): string {
  const name = (filename ?? '')
    .replace(/^.*[/\\]/, '')
    .replace(/[\0-\x1f\x7f]/g, '')
    .trim();
  if (name !== '' && !/^\.+$/.test(name)) return name;
  return `attachment-${index + 1}${mimeType === 'message/rfc822' ? '.eml' : ''}`;
}

async function readAttachments(
  file: string,
  attachments: readonly Attachment[],
  readAttachment: ReadAttachment,
): Promise<{ documents: SourceDocument[]; findings: Finding[] }> {
  const documents: SourceDocument[] = [];
  const findings: Finding[] = [];
  const taken = new Set<string>();
  for (const [index, attachment] of attachments.slice(0, mostAttachments).entries()) {
    let name = attachmentName(attachment, index);
    if (taken.has(name)) name = `${index + 1}-${name}`;
    taken.add(name);
    // Pictures in the signature of a mail are no attachments that anybody sent.
    if (attachment.related && attachment.mimeType.startsWith('image/')) continue;
    const nested = `${file}/${name}`;
    const content = attachment.content;
    const bytes =
      typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content as ArrayBuffer));
    try {
      if (/(?:\.eml\/.*){4}/i.test(nested))
        throw new UnreadableFileError(nested, 'lies too deep in mails in mails: save it and import it alone');
      documents.push(...(await readAttachment(nested, bytes)));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      findings.push({ code: 'unread-content', message: `attachment “${name}” ${error.reason}` });
    }
  }
  if (attachments.length > mostAttachments) {
    findings.push({
      code: 'unread-content',
      message: `has ${attachments.length} attachments: only the first ${mostAttachments} were read`,
    });
  }
  return { documents, findings };
}
