import type { GrammarSet } from '../grammar/load.js';
import type { DocumentType } from '../model/facts.js';
import { titleParts } from '../model/title-parts.js';
import { type ComparedDocument, partyKey } from './compared-document.js';

type NamedDocument = Pick<ComparedDocument, 'title' | 'type' | 'acronyms'>;

/** What tells documents apart by their names, from `grammars/vocabulary/precedence/`. */
export class TitleWords {
  readonly #empty: ReadonlySet<string>;
  readonly #sorts: ReadonlySet<string>;
  readonly #houseRules: ReadonlySet<string>;
  readonly #rulesNouns: ReadonlySet<string>;
  readonly #termsNouns: ReadonlySet<string>;
  readonly #topics = new Map<string, Set<string>>();
  readonly #followed: ReadonlySet<string>;
  readonly #anyRules: ReadonlySet<string>;
  readonly #rulesOpeners: ReadonlySet<string>;
  readonly #whoseRules: ReadonlySet<string>;
  readonly #employees: ReadonlySet<string>;
  readonly #roles: ReadonlySet<string>;
  readonly #offices: ReadonlySet<string>;
  readonly #policies: ReadonlySet<string>;
  readonly #policiesOpeners: ReadonlySet<string>;
  readonly #staff: ReadonlySet<string>;
  readonly #outsiders: ReadonlySet<string>;
  readonly #personalData: readonly string[];
  readonly #readersOpeners: ReadonlySet<string>;
  readonly #acceptedBy: readonly string[];
  readonly #boundByRules: readonly string[];
  readonly #typeNames = new Map<string, ReadonlySet<string>[]>();

  constructor({ vocabularies }: Pick<GrammarSet, 'vocabularies'>) {
    const entries = (name: string) => vocabularies.get(`precedence/${name}`)?.entries ?? [];
    const phrases = (name: string) => new Set(entries(name).map(({ phrase }) => phrase.toLowerCase()));
    this.#empty = phrases('empty-title-word');
    this.#sorts = phrases('sort-of-document');
    this.#houseRules = phrases('house-rules');
    this.#rulesNouns = phrases('rules-noun');
    this.#termsNouns = phrases('terms-noun');
    for (const { phrase, meaning } of entries('topic')) {
      const words = this.#topics.get(meaning ?? '') ?? new Set();
      for (const word of this.of(phrase)) words.add(word);
      this.#topics.set(meaning ?? '', words);
    }
    this.#followed = phrases('follows-rules');
    this.#anyRules = phrases('any-rules-word');
    this.#rulesOpeners = phrases('rules-opener');
    this.#whoseRules = phrases('whose-rules');
    this.#employees = phrases('employee-role');
    this.#roles = new Set(
      (vocabularies.get('facts/party-role')?.entries ?? []).map(({ phrase }) => phrase.toLowerCase()),
    );
    this.#offices = phrases('office-of-house');
    this.#policies = phrases('policies-noun');
    this.#policiesOpeners = phrases('policies-opener');
    this.#staff = phrases('staff');
    this.#outsiders = phrases('outsider');
    this.#personalData = [...phrases('personal-data-word')];
    this.#readersOpeners = phrases('rules-are-for');
    this.#acceptedBy = [...phrases('accepted-by')];
    this.#boundByRules = [...phrases('bound-by-rules')];
    for (const { phrase, meaning } of entries('type-name')) {
      const type = meaning ?? phrase;
      this.#typeNames.set(type, [...(this.#typeNames.get(type) ?? []), this.of(phrase)]);
    }
  }

  /** What words that a document uses for another mean, by the brackets in which it says so: the words of that title. */
  meant(words: string, from: Pick<ComparedDocument, 'callsOthers'>): Set<string> {
    const own = this.of(words);
    // "the Terms": a name of words that tell nothing is what a bracket says.
    const bare =
      own.size === 0 && from.callsOthers.find(({ name }) => plainWords(name).trim() === plainWords(words).trim());
    if (bare) return this.of(bare.title);
    const named = from.callsOthers.find(({ name }) => {
      const called = this.of(name);
      return called.size === own.size && covers(own, called) && !this.nameASort(called);
    });
    return named ? this.of(named.title) : own;
  }

  /** The words of a title that tell it from others, lower case, without a plural's s. */
  of(words: string): Set<string> {
    return new Set(
      words
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '' && !this.#empty.has(word))
        .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word)),
    );
  }

  /** Whether words name a document by its title. "The Hosting Agreement" is not its addendum, though the addendum's title
   *  ends in these words. "The MSA" is a Master Services Agreement. */
  name(wanted: ReadonlySet<string>, document: NamedDocument): boolean {
    if (wanted.size === 1 && document.acronyms.some((acronym) => wanted.has(acronym.toLowerCase()))) return true;
    if (!covers(wanted, this.of(document.title))) return false;
    const { own, base } = titleParts(document);
    if (base === null) return true;
    const [ownWords, baseWords] = [this.of(own), this.of(base)];
    return [...wanted].some((word) => ownWords.has(word) && !baseWords.has(word));
  }

  /** Whether words name what one party lays down for its dealings: "terms of business". */
  tellsTerms(words: string): boolean {
    return words.split(' ').some((word) => this.#termsNouns.has(word));
  }

  /** The words by which texts speak of a matter that orders of documents are limited to; null for one that no list knows. */
  wordsOfTopic(topic: string): ReadonlySet<string> | null {
    return this.#topics.get(topic) ?? null;
  }

  /** Whether words say only what sort of document is meant: "the main agreement". */
  nameASort(wanted: ReadonlySet<string>): boolean {
    return [...wanted].every((word) => this.#sorts.has(word));
  }

  /** Whether documents of a type are called so, whatever their title is. */
  nameType(wanted: ReadonlySet<string>, type: DocumentType): boolean {
    return this.#typeNames.get(type)?.some((name) => covers(wanted, name)) ?? false;
  }

  /** Whether a contract calls a party so because it is employed: one of those whom rules call staff. */
  isEmployee(alias: string): boolean {
    return this.#employees.has(alias.toLowerCase().replace(/^the /, ''));
  }

  /** Whether words name an office of a house rather than a house: "deputy director". */
  isOffice(name: string): boolean {
    return name.split(' ').some((word) => this.#offices.has(word));
  }

  /** Whether somebody who is called so has no name: "Customer", "you". */
  isRole(name: string): boolean {
    return name === 'you' || this.#roles.has(name);
  }

  /** Whom the top of rules says that they are for: "These rules are for employees". Null where it does not say, or means both
   *  those within the house and those who deal with it. `both`: it names some of either. */
  readersOf(top: string): 'staff' | 'outsiders' | 'both' | null {
    const text = plainWords(top);
    let [staff, outsiders] = [false, false];
    for (const opener of this.#readersOpeners) {
      for (let at = text.indexOf(` ${opener} `); at >= 0; at = text.indexOf(` ${opener} `, at + 1)) {
        if (text.endsWith(' not', at)) continue;
        for (const word of this.of(text.slice(at + opener.length + 2).split(/[.;:]/)[0]!)) {
          staff ||= this.#staff.has(word);
          outsiders ||= this.#outsiders.has(word);
        }
      }
    }
    if (staff && outsiders) return 'both';
    if (staff === outsiders) return null;
    return staff ? 'staff' : 'outsiders';
  }

  /** Whether the top of rules says that those who deal with the house keep to them: "Our contractors have agreed to keep to this
   *  code", "Every firm signs for its copy". */
  bindOutsiders(top: string): boolean {
    return top.split(/[.;:]|\n[ \t]*\n/).some((sentence) => {
      const text = plainWords(` ${sentence} `);
      return (
        this.#boundByRules.some((phrase) => text.includes(` ${phrase} `)) &&
        [...this.of(text)].some((word) => this.#outsiders.has(word))
      );
    });
  }

  /** Whether the top of rules says that one of some parties has accepted them: "Accepted by Finn Boatyard Ltd".
   *  @param parties  keys of `partyKey` */
  isAcceptedBy(top: string, parties: readonly string[]): boolean {
    const text = ` ${partyKey(top)} `;
    return this.#acceptedBy.some((phrase) => parties.some((party) => text.includes(` ${phrase} ${party} `)));
  }

  /** "the manual": one word that means the document which the other party laid down. */
  isHouseRules(title: string): boolean {
    return this.#houseRules.has(title);
  }

  /** Whether the last words of a title, in small letters, say that one party laid the document down: "brand handbook". */
  endsAsRules(title: string): boolean {
    const words = title.split(' ');
    return this.#rulesNouns.has(words.at(-1)!) || this.#rulesNouns.has(words.slice(-2).join(' '));
  }

  /** Whether the words of a sentence, in small letters, have somebody keep to something: "shall observe", "is bound by". */
  tellsToFollow(words: readonly string[]): boolean {
    return words.some((word, i) => this.#followed.has(word) || this.#followed.has(`${word} ${words[i + 1]}`));
  }

  /** Whether a text speaks of those who work in a house, and so not of others. */
  nameStaff(text: string): boolean {
    return [...this.of(text)].some((word) => this.#staff.has(word));
  }

  /** Whether words speak of personal data, or of those who have them. */
  tellsOfPersonalData(words: string): boolean {
    const plain = ` ${plainWords(words).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    return this.#personalData.some((phrase) => plain.includes(` ${phrase} `));
  }

  /** Whether a word means what a house has laid down on many matters: "policies". */
  meansPolicies(word: string): boolean {
    return this.#policies.has(word);
  }

  /** Whether a word right before "policies" tells whose they are. */
  opensPolicies(word: string): boolean {
    return this.#policiesOpeners.has(word);
  }

  /** Whether a word beside "rules" tells nothing of which rules are meant. */
  isAnyRules(word: string): boolean {
    return this.#anyRules.has(word);
  }

  /** Whether the name of rules begins behind a word: "the". */
  opensRules(word: string): boolean {
    return this.#rulesOpeners.has(word);
  }

  /** Whether what follows this word behind "rules" tells what they are for. */
  tellsWhose(word: string): boolean {
    return this.#whoseRules.has(word);
  }
}

/** Small letters, without apostrophes, one space between words: "Tenants’ Handbook" is tenants handbook. */
export function plainWords(text: string): string {
  return text.toLowerCase().replace(/['’]/g, '').replace(/\s+/g, ' ');
}

export function covers(wanted: ReadonlySet<string>, title: ReadonlySet<string>): boolean {
  return [...wanted].every((word) => title.has(word));
}
