import { raisedMark } from '../note-blocks.js';
import type { BlockText } from '../text-builder.js';
import type { Numbering } from './numbering.js';
import { isOn, type ParagraphLook, type Styles } from './styles.js';

/** A paragraph under way: its words so far, and how they look. */
export interface Paragraph {
  text: string;
  styleId: string | undefined;
  look: ParagraphLook;
  direct: ParagraphLook;
  boldLength: number;
  length: number;
  size: number | undefined;
  /** The paragraph's end was deleted under tracked changes: its words belong to the next paragraph. */
  endDeleted: boolean;
  endHidden: boolean;
  /** Words of it are struck through. */
  struck: boolean;
  /** Notes and text boxes that are anchored in it: they follow it. */
  after: BlockText[];
}

/** What a run says of its own look; its style says the rest. Size in points. */
export interface RunLook {
  bold?: boolean;
  hidden?: boolean;
  struck?: boolean;
  raised?: boolean;
  styleId?: string;
  size?: number;
}

/** @param carried  words of a paragraph whose end was deleted */
export function beginParagraph(styles: Styles, carried: string): Paragraph {
  return {
    text: carried,
    styleId: undefined,
    look: styles.paragraph(undefined).look,
    direct: {},
    boldLength: 0,
    length: carried.length,
    size: undefined,
    endDeleted: false,
    endHidden: false,
    struck: false,
    after: [],
  };
}

/** An element of `w:pPr`. */
export function readParagraphProperty(
  paragraph: Paragraph,
  name: string,
  value: string | undefined,
  styles: Styles,
): void {
  switch (name) {
    case 'w:pStyle':
      paragraph.styleId = value;
      paragraph.look = styles.paragraph(value).look;
      break;
    case 'w:numId':
      paragraph.direct.numId = value;
      break;
    case 'w:ilvl':
      paragraph.direct.ilvl = Number(value);
      break;
    case 'w:outlineLvl':
      paragraph.direct.outline = Number(value);
      break;
    case 'w:jc':
      paragraph.direct.centered = value === 'center';
      break;
    case 'w:vanish':
      paragraph.endHidden = isOn(value);
      break;
  }
}

/** An element of `w:rPr`. */
export function readRunProperty(run: RunLook, name: string, value: string | undefined): void {
  switch (name) {
    case 'w:b':
      run.bold = isOn(value);
      break;
    case 'w:vanish':
    case 'w:webHidden':
      if (name === 'w:vanish') run.hidden = isOn(value);
      break;
    case 'w:strike':
    case 'w:dstrike':
      // Single and double: one that is off does not take the other away.
      run.struck = isOn(value) || (run.struck ?? false);
      break;
    case 'w:vertAlign':
      run.raised = value === 'superscript';
      break;
    case 'w:rStyle':
      run.styleId = value;
      break;
    case 'w:sz':
      run.size = Number(value) / 2;
      break;
  }
}

/** Whether a run has Word's style for what is said to whoever fills in a form: what a program filled in may stand in a control that
 *  still says that it is empty. */
export function isPlaceholder({ styleId }: RunLook, styles: Styles): boolean {
  return styleId !== undefined && /^placeholder ?text$/.test(styles.run(styleId).name);
}

/** What stands where nothing was filled in: "Click here to enter text." is said to whoever fills it in. A form's own brackets
 *  stay. */
export function blankFor(asked: string, { text }: Paragraph): string {
  if (/[[\]_]/.test(asked)) return asked;
  return text.endsWith('[ ]') ? '' : '[ ]';
}

/** Words of a run. @returns why they were not added: they are hidden, or struck through */
export function addWords(paragraph: Paragraph, text: string, run: RunLook, styles: Styles): 'hidden' | 'struck' | null {
  const style: ParagraphLook = run.styleId === undefined ? {} : styles.run(run.styleId).look;
  if (run.hidden ?? style.hidden ?? paragraph.look.hidden) return 'hidden';
  if (run.struck ?? style.struck ?? paragraph.look.struck) {
    paragraph.struck = true;
    return 'struck';
  }
  paragraph.text += (run.raised ?? style.raised) ? raisedMark(text, paragraph.text) : text;
  paragraph.length += text.length;
  if (run.bold ?? style.bold ?? paragraph.look.bold) paragraph.boldLength += text.length;
  const size = run.size ?? style.size ?? paragraph.look.size;
  if (size !== undefined) paragraph.size = Math.max(paragraph.size ?? 0, size);
  return null;
}

/** The block that a paragraph with all its words becomes, with its number. @returns null where it shows nothing */
export function paragraphBlock(
  paragraph: Paragraph,
  { styles, numbering }: { readonly styles: Styles; readonly numbering: Numbering },
): BlockText | null {
  const { look, direct, styleId } = paragraph;
  const numId = direct.numId ?? look.numId;
  const words = paragraph.text.trim();
  const unseen = words === '' && paragraph.endHidden;
  const number =
    numId === undefined || numId === '0' || unseen
      ? null
      : numbering.next(numId, direct.ilvl ?? numbering.levelOfStyle(numId, styleId) ?? look.ilvl ?? 0);
  const label = number && !number.bullet && number.label !== '' ? number.label : undefined;
  // A clause that is struck out keeps its number from the next one, and that is all that is left of it.
  if (words === '' && (label === undefined || paragraph.struck)) return null;
  const outline = direct.outline ?? look.outline;
  const title = /^(?:title|subtitle)$/.test(styles.paragraph(styleId).name);
  const layout = {
    ...(label !== undefined && { label }),
    ...(paragraph.length > 0 && paragraph.boldLength > paragraph.length * 0.8 && { bold: true }),
    ...((direct.centered ?? look.centered) && { centered: true }),
    ...(paragraph.size !== undefined && { size: paragraph.size }),
  };
  const text = number && number.label !== '' ? `${number.label}${number.separator}${words}` : words;
  // Whole clauses often have a heading's style, for the sake of its number: a heading is short and is no sentence.
  if (title || (outline !== undefined && outline < 9 && words.length <= 200 && !/[.;,]$/.test(words.slice(40)))) {
    return { kind: 'heading', text, level: title ? 1 : outline! + 1, ...layout };
  }
  return number ? { kind: 'list-item', text, level: number.level, ...layout } : { kind: 'paragraph', text, ...layout };
}
