import { UnreadableFileError } from '../../model/errors.js';
import type { Finding } from '../../model/finding.js';
import { decodeText } from '../decode-text.js';
import { romanNumber } from '../number-format.js';
import { htmlBlocks } from '../read-html.js';
import { type BlockText, blockWords, type SourceText, TextBuilder } from '../text-builder.js';
import { readXml, readXmlTree, type XmlHandler } from '../xml-events.js';
import { ZipPackage } from '../zip-package.js';
import { BodyReader } from './body.js';
import { findUnread } from './compare-with-mammoth.js';
import { describeMet, type Met } from './met.js';
import { Numbering } from './numbering.js';
import { type Relationship, readRelationships } from './relationships.js';
import { Styles } from './styles.js';

/** Chunks in chunks: Word makes none; a file made by hand could nest them without end. */
const deepestChunk = 3;

/** Reads a Word document (.docx, .docm, .dotx; transitional or strict) from its package: words with the numbers that
 *  Word generates, tables row by row, notes after the paragraph that cites them, tracked changes as if accepted.
 *  Headers and footers stand once, behind the body, as blocks of their own kind. Nothing outside the package is fetched.
 *
 *  Why not mammoth alone: it gives words, styles and tables, but no list numbers, no hidden text, no tracked changes and
 *  no headers. It is the second reader here: see `compare-with-mammoth.ts`.
 *  @throws {UnreadableFileError} */
export async function readDocx(file: string, bytes: Uint8Array): Promise<SourceText> {
  const builder = new TextBuilder();
  const zip = new ZipPackage(file, bytes);
  const { blocks, met } = readPackage(file, zip, 0, builder.findings);
  for (const block of blocks) builder.add(block);
  builder.findings.push(...(await findUnread(bytes, blocks, [...met.hidden, ...met.struck, ...met.asked].join(' '))));
  return builder.build('docx');
}

function readPackage(
  file: string,
  zip: ZipPackage,
  depth: number,
  findings: Finding[],
): { blocks: readonly BlockText[]; met: Met } {
  const start = [...readRelationships(file, zip, '').values()].find(({ type }) => type === 'officeDocument');
  const main = start && !start.external ? start.target : 'word/document.xml';
  const body = zip.read(main);
  if (!body) {
    throw new UnreadableFileError(
      file,
      'is a zip file, but holds no Word document: unpack it and import what is inside',
    );
  }
  const relationships = readRelationships(file, zip, main);
  const part = (type: string): Buffer | null => {
    const found = [...relationships.values()].find((candidate) => candidate.type === type && !candidate.external);
    return found ? zip.read(found.target) : null;
  };
  const tree = (type: string) => {
    const found = part(type);
    return found ? readXmlTree(file, found) : null;
  };
  const styles = new Styles(tree('styles'));
  const numbering = new Numbering(tree('numbering'), styles);
  const plain = { styles, numbering, note: () => null, chunk: () => [] };

  const notes = {
    footnote: readNotes(file, part('footnotes'), plain),
    endnote: readNotes(file, part('endnotes'), plain),
  };
  const cited = { footnote: 0, endnote: 0 };
  const reader = new BodyReader({
    styles,
    numbering,
    note: (kind, id) => {
      const found = notes[kind].get(id);
      if (!found) return null;
      const count = ++cited[kind];
      return { mark: `[${kind === 'endnote' ? romanNumber(count) : count}]`, blocks: found };
    },
    chunk: (id) => readChunk(file, zip, relationships.get(id), depth, findings),
  });
  readXml(file, body, reader);
  const blocks = [...reader.finish(), ...readMargins(file, zip, relationships, plain)];
  findings.push(...describeMet(reader.met, part('comments'), relationships, file));
  return { blocks, met: reader.met };
}

type Plain = ConstructorParameters<typeof BodyReader>[0];

/** The blocks of each note by its id. Separators (the rule above the notes) are no notes. */
function readNotes(file: string, bytes: Buffer | null, parts: Plain): Map<string, readonly BlockText[]> {
  const notes = new Map<string, readonly BlockText[]>();
  if (!bytes) return notes;
  let id: string | null = null;
  let reader = new BodyReader(parts);
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'w:footnote' || name === 'w:endnote') {
        id =
          attributes['w:type'] === undefined || attributes['w:type'] === 'normal' ? (attributes['w:id'] ?? '') : null;
        reader = new BodyReader(parts);
      } else reader.open(name, attributes);
    },
    text: (text) => reader.text(text),
    close(name) {
      if (name === 'w:footnote' || name === 'w:endnote') {
        if (id !== null) notes.set(id, reader.finish());
      } else reader.close(name);
    },
  };
  readXml(file, bytes, handler);
  return notes;
}

/** Headers and footers, each wording once. */
function readMargins(
  file: string,
  zip: ZipPackage,
  relationships: ReadonlyMap<string, Relationship>,
  parts: Plain,
): BlockText[] {
  const found: BlockText[] = [];
  const seen = new Set<string>();
  for (const { type, target, external } of relationships.values()) {
    if (external || (type !== 'header' && type !== 'footer')) continue;
    const bytes = zip.read(target);
    if (!bytes) continue;
    const reader = new BodyReader(parts);
    readXml(file, bytes, reader);
    for (const block of reader.finish()) {
      const text = blockWords(block);
      if (seen.has(text)) continue;
      seen.add(text);
      found.push({ kind: type, text });
    }
  }
  return found;
}

/** The blocks of an embedded document of another format. */
function readChunk(
  file: string,
  zip: ZipPackage,
  relationship: Relationship | undefined,
  depth: number,
  findings: Finding[],
): readonly BlockText[] {
  const bytes = relationship && !relationship.external && depth < deepestChunk ? zip.read(relationship.target) : null;
  if (bytes) {
    const head = bytes.subarray(0, 1024).toString('latin1');
    if (head.startsWith('PK\x03\x04')) {
      return readPackage(file, new ZipPackage(file, bytes), depth + 1, findings).blocks;
    }
    const text = decodeText(bytes).text;
    if (/\.x?html?$/i.test(relationship!.target) || /<html|<p\b|<body/i.test(head)) return htmlBlocks(text, findings);
    if (/\.txt$/i.test(relationship!.target)) {
      return text.split(/\n\s*\n/).map((paragraph) => ({ kind: 'paragraph', text: paragraph }));
    }
  }
  findings.push({ code: 'unread-content', message: 'a part of another format is embedded in it and was not read' });
  return [];
}
