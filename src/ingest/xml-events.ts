import { SaxesParser } from 'saxes';
import { UnreadableFileError } from '../model/errors.js';

/** One opened element. Names are `prefix:local` with the prefix that the namespace usually has (`w:p`), whatever the
 *  file calls it; attributes likewise (`w:val`), those without a namespace by their plain name. */
export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close(name: string): void;
}

/** Usual prefixes by the end of the namespace's address: the strict and the transitional form of OOXML differ before it. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/package\/2006\/relationships$/, 'rel'],
  [/drawingml\/(?:2006\/)?main$/, 'a'],
  [/drawingml\/(?:2006\/)?wordprocessingDrawing$/, 'wp'],
  [/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/markup-compatibility\/2006$/, 'mc'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/opendocument:xmlns:text:1\.0$/, 'text'],
  [/opendocument:xmlns:table:1\.0$/, 'table'],
  [/opendocument:xmlns:style:1\.0$/, 'style'],
  [/opendocument:xmlns:office:1\.0$/, 'office'],
  [/opendocument:xmlns:drawing:1\.0$/, 'draw'],
  [/opendocument:xmlns:manifest:1\.0$/, 'manifest'],
  [/opendocument:xmlns:xsl-fo-compatible:1\.0$/, 'fo'],
  [/^http:\/\/www\.w3\.org\/1999\/xlink$/, 'xlink'],
];

/** Decodes XML by its byte order mark or its own declaration; UTF-8 where neither says anything. */
function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0x3c && bytes[1] === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0 && bytes[1] === 0x3c) return new TextDecoder('utf-16be').decode(bytes);
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)/.exec(head)?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}

/** Goes through one XML file and tells the handler what it meets. Nothing recurses, so depth costs nothing.
 *  @throws {UnreadableFileError} if it declares entities (they can multiply without end, or name other files) or is
 *  not well-formed. */
export function readXml(file: string, bytes: Uint8Array, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const known = new Map<string, string>();
  const nameOf = (uri: string, prefix: string, local: string): string => {
    if (uri === '') return local;
    let usual = known.get(uri);
    if (usual === undefined) {
      usual = prefixes.find(([pattern]) => pattern.test(uri))?.[1] ?? prefix;
      known.set(uri, usual);
    }
    return usual === '' ? local : `${usual}:${local}`;
  };
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) {
      throw new UnreadableFileError(
        file,
        'declares XML entities, as no word processor does: it is not read, because they can be made to fill the memory',
      );
    }
  });
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) {
      attributes[nameOf(attribute.uri, attribute.prefix, attribute.local)] = attribute.value;
    }
    handler.open(nameOf(tag.uri, tag.prefix, tag.local), attributes);
  });
  parser.on('closetag', (tag) => handler.close(nameOf(tag.uri, tag.prefix, tag.local)));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('error', (error) => {
    throw new UnreadableFileError(
      file,
      `is damaged (${error.message.slice(0, 100)}): open it in the program that made it and save it again`,
    );
  });
  parser.write(decodeXml(bytes).replace(/^\ufeff/, '')).close();
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: XmlElement[];
  text: string;
}

/** A small XML file (styles, numbering, relationships) as a tree. The document itself is read as events. */
export function readXmlTree(file: string, bytes: Uint8Array): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  readXml(file, bytes, {
    open(name, attributes) {
      const element: XmlElement = { name, attributes, children: [], text: '' };
      stack.at(-1)!.children.push(element);
      stack.push(element);
    },
    text(text) {
      stack.at(-1)!.text += text;
    },
    close() {
      stack.pop();
    },
  });
  return root.children[0] ?? root;
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}
