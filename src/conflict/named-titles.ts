import { matchesIn } from '../model/matches-in.js';
import type { ComparedDocument } from './compared-document.js';
import { plainWords, type TitleWords } from './title-words.js';

/** Which documents name which others by their titles, or by acronyms made of them. */
export class NamedTitles {
  readonly #mentions = new Map<string, boolean>();
  readonly #words = new Map<string, { readonly words: string; readonly acronyms: ReadonlySet<string> }>();

  constructor(private readonly titles: TitleWords) {}

  /** Whether the text of one document names the other by its title: "the Owner's site rules are part of the contract". */
  names(from: ComparedDocument, to: ComparedDocument): boolean {
    const key = `${from.id} ${to.id}`;
    let known = this.#mentions.get(key);
    if (known === undefined) {
      const { words, acronyms } = this.#wordsOf(from);
      known =
        this.#namesOf(to)
          .filter((name) => !this.#isOwnSort(name, from))
          .some((name) =>
            name.includes(' ') ? words.includes(name) : this.titles.isHouseRules(name) && words.includes(`the ${name}`),
          ) || to.acronyms.some((acronym) => acronyms.has(acronym));
      this.#mentions.set(key, known);
    }
    return known;
  }

  /** "These Terms of Service", in terms of service: a title that says little more than the sort of text is no name of another. */
  #isOwnSort(name: string, { title }: ComparedDocument): boolean {
    return this.titles.of(name).size < 2 && plainWords(title).includes(name);
  }

  /** Whether a title says that one party laid the document down: "Brand Handbook". */
  isRules(document: ComparedDocument): boolean {
    return this.#namesOf(document).some((name) => this.titles.endsAsRules(name));
  }

  /** Which contracts name which of some documents. Each text is read once, whatever the number of titles. */
  namedIn(
    documents: readonly ComparedDocument[],
    contracts: readonly ComparedDocument[],
  ): Map<ComparedDocument, ComparedDocument[]> {
    const byOpening = new Map<string, ComparedDocument[]>();
    for (const document of documents) {
      for (const name of this.#namesOf(document)) {
        const opening = name.split(' ').slice(0, 2).join(' ');
        byOpening.set(opening, [...(byOpening.get(opening) ?? []), document]);
      }
    }
    const found = new Map<ComparedDocument, ComparedDocument[]>();
    for (const contract of contracts) {
      for (const document of openedIn(contract.text, byOpening)) {
        if (this.names(contract, document)) found.set(document, [...(found.get(document) ?? []), contract]);
      }
    }
    return found;
  }

  /** The title up to what it is for or about, and whole where that leaves one word ("Policy for Suppliers"), and the piece of
   *  it behind or before a dash, or before a comma, that says what it is: "Harbour Lights — Venue Handbook". Where no title was read, the name of
   *  the file without its ending. */
  #namesOf({ title, file }: ComparedDocument): string[] {
    const words = title === file ? title.replace(/\.[a-z0-9]+$/i, '').replace(/[-_]+/g, ' ') : title;
    const plain = plainWords(words)
      .trim()
      .replace(/^(?:the|these|this|our) /, '');
    const short = plain.split(/ (?:for|of|on|between|dated|no\.) /)[0]!.trim();
    const pieces = short.split(/ [-–—|] |: /);
    const rules = pieces.length === 1 ? [] : pieces.filter((piece) => this.titles.endsAsRules(piece));
    // "Site Handbook, Quay Yard": of what place it is.
    const [kind] = words.split(/, /);
    const ofPlace = kind !== words && this.titles.of(kind!).size > 1 ? [plainWords(kind!).trim()] : [];
    return [...new Set([short, ...ofPlace, ...(this.#needsWhole(short, plain) ? [plain] : []), ...rules])];
  }

  /** "Policy for Suppliers", "Conditions of Purchase": up to what it is of, the title tells too little. */
  #needsWhole(short: string, plain: string): boolean {
    const told = this.titles.of(plain).size;
    return !short.includes(' ') && (told > 1 || (told > 0 && this.titles.of(short).size === 0));
  }

  /** A text in plain words, and the acronyms in it that stand behind "the" or "this": made once for each document. */
  #wordsOf({ id, text }: ComparedDocument): { readonly words: string; readonly acronyms: ReadonlySet<string> } {
    let known = this.#words.get(id);
    if (!known) {
      const acronyms = [...matchesIn(/(?<![\p{L}\p{N}])(?:[Tt]he|[Tt]his)\s+([A-Z]{2,8})(?![\p{L}\p{N}])/gu, text)];
      known = { words: plainWords(text), acronyms: new Set(acronyms.map(([, acronym]) => acronym!)) };
      this.#words.set(id, known);
    }
    return known;
  }
}

/** Documents whose names may stand in a text: two words of it open the name, or the one word is the name. */
function openedIn(
  text: string,
  byOpening: ReadonlyMap<string, readonly ComparedDocument[]>,
): ReadonlySet<ComparedDocument> {
  const found = new Set<ComparedDocument>();
  let before = '';
  for (const [word] of matchesIn(/[\p{L}\p{N}]+/gu, plainWords(text))) {
    for (const opening of [`${before} ${word}`, word])
      for (const document of byOpening.get(opening) ?? []) found.add(document);
    before = word;
  }
  return found;
}
