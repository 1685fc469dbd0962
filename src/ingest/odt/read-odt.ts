import { UnreadableFileError } from '../../model/errors.js';
import { type SourceText, TextBuilder } from '../text-builder.js';
import { readXml, readXmlTree } from '../xml-events.js';
import { ZipPackage } from '../zip-package.js';
import { OdtBody } from './body.js';
import { readStyles } from './styles.js';

/** Reads an OpenDocument text: words with the numbers of its lists and headings, tables row by row, notes after their
 *  paragraph, tracked changes as if accepted.
 *  @throws {UnreadableFileError} */
export function readOdt(file: string, bytes: Uint8Array): SourceText {
  const zip = new ZipPackage(file, bytes);
  const manifest = zip.read('META-INF/manifest.xml');
  if (manifest && /<[\w:]*encryption-data/.test(manifest.toString('latin1'))) {
    throw new UnreadableFileError(
      file,
      'is encrypted: open it with its password, save it without one, and import that',
    );
  }
  const content = zip.read('content.xml');
  if (!content) throw new UnreadableFileError(file, 'holds no text (content.xml): get a complete copy');
  const styles = zip.read('styles.xml');
  const reader = new OdtBody(readStyles(styles ? readXmlTree(file, styles) : null, readXmlTree(file, content)));
  readXml(file, content, reader);
  const builder = new TextBuilder();
  for (const block of reader.blocks) builder.add(block);
  builder.findings.push(...reader.findings());
  return builder.build('odt');
}
