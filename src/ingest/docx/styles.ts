import { child, type XmlElement } from '../xml-events.js';

/** What a paragraph style, or a paragraph itself, lays down. Absent = not said. */
export interface ParagraphLook {
  numId?: string;
  ilvl?: number;
  /** 0 = highest; 9 = body text. */
  outline?: number;
  centered?: boolean;
  bold?: boolean;
  hidden?: boolean;
  struck?: boolean;
  /** Its letters stand small above the line. */
  raised?: boolean;
  /** Points. */
  size?: number;
}

export interface Style {
  readonly name: string;
  readonly look: ParagraphLook;
}

/** `<w:b/>` and `<w:b w:val="1"/>` are on, `<w:b w:val="0"/>` is off. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/.test(value);
}

function readLook(style: XmlElement): ParagraphLook {
  const look: ParagraphLook = {};
  const paragraph = child(style, 'w:pPr');
  const run = child(style, 'w:rPr');
  const numbering = child(paragraph, 'w:numPr');
  look.numId = child(numbering, 'w:numId')?.attributes['w:val'];
  const ilvl = child(numbering, 'w:ilvl')?.attributes['w:val'];
  if (ilvl !== undefined) look.ilvl = Number(ilvl);
  const outline = child(paragraph, 'w:outlineLvl')?.attributes['w:val'];
  if (outline !== undefined) look.outline = Number(outline);
  const alignment = child(paragraph, 'w:jc')?.attributes['w:val'];
  if (alignment !== undefined) look.centered = alignment === 'center';
  const bold = child(run, 'w:b');
  if (bold) look.bold = isOn(bold.attributes['w:val']);
  const hidden = child(run, 'w:vanish');
  if (hidden) look.hidden = isOn(hidden.attributes['w:val']);
  const strikes = ['w:strike', 'w:dstrike'].flatMap((name) => child(run, name) ?? []);
  if (strikes.length > 0) look.struck = strikes.some(({ attributes }) => isOn(attributes['w:val']));
  const place = child(run, 'w:vertAlign')?.attributes['w:val'];
  if (place !== undefined) look.raised = place === 'superscript';
  const size = child(run, 'w:sz')?.attributes['w:val'];
  if (size !== undefined) look.size = Number(size) / 2;
  return look;
}

/** The styles of a Word file, each with what it inherits. */
export class Styles {
  private readonly elements = new Map<string, XmlElement>();
  private readonly resolved = new Map<string, Style>();
  private defaultParagraph: string | undefined;
  private readonly defaults: ParagraphLook = {};

  constructor(root: XmlElement | null) {
    for (const element of root?.children ?? []) {
      const defaults = child(element, 'w:rPrDefault');
      if (element.name === 'w:docDefaults' && defaults) Object.assign(this.defaults, readLook(defaults));
      const id = element.attributes['w:styleId'];
      if (element.name !== 'w:style' || id === undefined) continue;
      this.elements.set(id, element);
      if (
        element.attributes['w:type'] === 'paragraph' &&
        element.attributes['w:default'] &&
        isOn(element.attributes['w:default'])
      ) {
        this.defaultParagraph = id;
      }
    }
  }

  /** @param id  undefined for a paragraph that names no style: it has the default one. */
  paragraph(id: string | undefined): Style {
    const style = this.find(id ?? this.defaultParagraph);
    return { name: style.name, look: { ...this.defaults, ...style.look } };
  }

  /** A character style: only what it says itself. */
  run(id: string): Style {
    return this.find(id);
  }

  private find(id: string | undefined): Style {
    if (id === undefined) return { name: '', look: {} };
    const known = this.resolved.get(id);
    if (known) return known;
    // Styles are based on one another: outermost first, so that the nearest word counts. A circle ends where it closes.
    const chain: XmlElement[] = [];
    for (let at: string | undefined = id; at !== undefined; ) {
      const element = this.elements.get(at);
      if (!element || chain.includes(element)) break;
      chain.unshift(element);
      at = child(element, 'w:basedOn')?.attributes['w:val'];
    }
    const look: ParagraphLook = {};
    for (const element of chain) {
      for (const [key, value] of Object.entries(readLook(element))) {
        if (value !== undefined) Object.assign(look, { [key]: value });
      }
    }
    const name = child(this.elements.get(id), 'w:name')?.attributes['w:val']?.toLowerCase() ?? id.toLowerCase();
    const heading = /^heading (\d)$/.exec(name)?.[1];
    if (heading !== undefined && look.outline === undefined) look.outline = Number(heading) - 1;
    const style = { name, look };
    this.resolved.set(id, style);
    return style;
  }
}
