import { type ComparedDocument, partyKey } from './compared-document.js';
import type { TitleWords } from './title-words.js';

/** Characters in which a document says whose it is. */
export const topLength = 600;
/** A shorter name may be a word like any other. */
const shortestName = 5;

/** The parties of other documents that a document names at its top, where its own words introduce nobody, or only one: "LARKSPUR
 *  & TINE, house terms" where a contract has Larkspur & Tine Limited. */
export class NamedAtTop {
  /** By the words that are looked for, between blanks. */
  readonly #names = new Map<string, string>();
  /** Words that open titles: the one word of a name, or the short name that a document gives to who begins with it. Null where
   *  two parties begin so. */
  readonly #openers = new Map<string, string | null>();
  readonly #fellows = new Map<string, Set<string>>();

  constructor(documents: readonly ComparedDocument[], titles: TitleWords) {
    for (const { parties } of documents) {
      const keys: string[] = [];
      for (const { name, aliases } of parties) {
        const key = partyKey(name);
        if (key.length < shortestName || titles.isRole(key)) continue;
        keys.push(key);
        // One word is known to be a name by its legal form alone.
        this.#names.set(key.includes(' ') ? key : plain(name), key);
        const [first] = key.split(' ');
        if (key === first || aliases.some((alias) => plain(alias) === first)) this.#open(first!, key);
      }
      for (const key of keys) {
        const known = this.#fellows.get(key) ?? new Set();
        for (const other of keys) if (other !== key) known.add(other);
        this.#fellows.set(key, known);
      }
    }
  }

  #open(word: string, key: string): void {
    if (word.length < shortestName) return;
    const known = this.#openers.get(word);
    this.#openers.set(word, known === undefined || known === key ? key : null);
  }

  /** Keys of `partyKey` in the order in which the top names them; where it names none in full, the one with whose short name the
   *  title opens: "Larkspur Delivery Terms". */
  keysIn(document: ComparedDocument): string[] {
    const named = this.#namedIn(document);
    if (named.length > 0) return named;
    const words = document.title.split(/[^\p{L}\p{N}]+/u);
    const opener = words.length > 1 && /^\p{Lu}/u.test(words[0]!) ? this.#openers.get(plain(words[0]!)) : null;
    return opener ? [opener] : [];
  }

  #namedIn({ text }: ComparedDocument): string[] {
    const top = text.slice(0, topLength);
    const [bare, full] = [` ${partyKey(top)} `, ` ${plain(top)} `];
    const places = new Map<string, number>();
    for (const [words, key] of this.#names) {
      const at = (words === key ? bare : full).indexOf(` ${words} `);
      if (at >= 0 && !(places.get(key)! <= at)) places.set(key, at);
    }
    return [...places].sort(([, one], [, other]) => one - other).map(([key]) => key);
  }

  /** For a contract of which only one party is known: those of its top with whom that party has a contract elsewhere. What a house
   *  lays down for all speaks of others in passing. */
  fellowsIn(document: ComparedDocument, own: readonly string[]): string[] {
    const [only, another] = own;
    if (only === undefined || another !== undefined || document.type === 'policy') return [];
    const fellows = this.#fellows.get(only);
    return fellows ? this.keysIn(document).filter((key) => fellows.has(key)) : [];
  }
}

/** In small letters, with no signs. */
const plain = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
