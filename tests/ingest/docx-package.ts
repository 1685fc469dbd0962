import { zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const xml = (body: string): Uint8Array => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${body}`);
const root = (name: string, body: string): Uint8Array =>
  xml(
    `<w:${name} xmlns:w="${main}" xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${body}</w:${name}>`,
  );

/** Parts of a Word file as the inner XML of their root elements. */
export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly comments?: string;
  readonly header?: string;
}

/** A Word file made by hand, so that a test shows the very markup that it is about. */
export function docx({ body, numbering, styles, footnotes, comments, header }: DocxParts): Buffer {
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/document.xml': root('document', `<w:body>${body}<w:sectPr/></w:body>`),
  };
  const own: [string, string][] = [];
  const add = (type: string, name: string, content: string | undefined): void => {
    if (content === undefined) return;
    parts[`word/${type}.xml`] = root(name, content);
    own.push([type, `${type}.xml`]);
  };
  add('numbering', 'numbering', numbering);
  add('styles', 'styles', styles);
  add('footnotes', 'footnotes', footnotes);
  add('comments', 'comments', comments);
  add('header', 'hdr', header);
  parts['word/_rels/document.xml.rels'] = relationships(own);
  return Buffer.from(zipSync(parts));
}

function relationships(targets: readonly (readonly [string, string])[]): Uint8Array {
  const list = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`,
  );
}

/** A paragraph; `list` is `numId/level`. */
export function paragraph(
  text: string,
  { list, style, marks = '' }: { list?: string; style?: string; marks?: string } = {},
): string {
  const [numId, level] = list?.split('/') ?? [];
  const numbered = list ? `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>` : '';
  const styled = style ? `<w:pStyle w:val="${style}"/>` : '';
  return `<w:p><w:pPr>${styled}${numbered}${marks}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A list definition from `[format, text, extra markup]` by level. */
export function abstractList(id: number, levels: readonly (readonly [string, string, string?])[]): string {
  const list = levels.map(
    ([format, text, extra = ''], i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${extra}<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${list.join('')}</w:abstractNum>`;
}

export const list = (numId: number, abstractId: number, overrides = ''): string =>
  `<w:num w:numId="${numId}"><w:abstractNumId w:val="${abstractId}"/>${overrides}</w:num>`;
