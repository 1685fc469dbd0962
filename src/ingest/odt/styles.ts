import { child, type XmlElement } from '../xml-events.js';
import { ListCounter, readListStyle } from './list-styles.js';

export interface StyleLook {
  readonly bold: boolean;
  /** Undefined where nothing is said of it. */
  readonly hidden: boolean | undefined;
  readonly struck: boolean | undefined;
  readonly centered: boolean;
  /** Its letters stand small above the line. */
  readonly raised: boolean;
  readonly listStyle: string | undefined;
}

/** The styles of a document, by their names. */
export interface OdtStyles {
  readonly looks: ReadonlyMap<string, StyleLook>;
  readonly counters: ReadonlyMap<string, ListCounter>;
  /** Numbers the headings that stand in no list. */
  readonly outline: ListCounter | null;
}

/** @param styles   styles.xml: those with a name of their own
 *  @param content  content.xml: those that the program made up for single paragraphs */
export function readStyles(styles: XmlElement | null, content: XmlElement): OdtStyles {
  const looks = new Map<string, StyleLook>();
  const counters = new Map<string, ListCounter>();
  let outline: ListCounter | null = null;
  for (const root of [styles, content]) {
    for (const holder of ['office:styles', 'office:automatic-styles']) {
      for (const style of child(root ?? undefined, holder)?.children ?? []) {
        const name = style.attributes['style:name'] ?? '';
        if (style.name === 'style:style') looks.set(name, readLook(style, looks));
        if (style.name === 'text:list-style') counters.set(name, new ListCounter(readListStyle(style)));
        if (style.name === 'text:outline-style') outline = new ListCounter(readListStyle(style));
      }
    }
  }
  return { looks, counters, outline };
}

/** What a style does not say it takes from its parent, which stands before it. */
function readLook(style: XmlElement, looks: ReadonlyMap<string, StyleLook>): StyleLook {
  const text = child(style, 'style:text-properties')?.attributes ?? {};
  const paragraph = child(style, 'style:paragraph-properties')?.attributes ?? {};
  const parent = looks.get(style.attributes['style:parent-style-name'] ?? '');
  const line = text['style:text-line-through-style'] ?? text['style:text-line-through-type'];
  const weight = text['fo:font-weight'];
  const list = style.attributes['style:list-style-name'];
  return {
    bold: weight === undefined ? (parent?.bold ?? false) : /bold|[6-9]00/.test(weight),
    hidden: text['text:display'] === undefined ? parent?.hidden : text['text:display'] === 'none',
    struck: line === undefined ? parent?.struck : line !== 'none',
    raised: /^(?:super|[1-9])/.test(text['style:text-position'] ?? ''),
    centered:
      paragraph['fo:text-align'] === undefined ? (parent?.centered ?? false) : paragraph['fo:text-align'] === 'center',
    listStyle: list === undefined || list === '' ? parent?.listStyle : list,
  };
}
