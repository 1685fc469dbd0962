import { matchesIn } from '../model/matches-in.js';
import type { ComparedDocument } from './compared-document.js';
import type { TitleWords } from './title-words.js';

/** So far into rules their top says what they are for. */
const topLength = 600;
/** Words before or behind "rules" that tell which: "the Landlord's fire safety rules", "rules for the market hall". */
const qualifierReach = 3;

/** Which contracts take in the rules of a party without calling them by their title: "The Landlord makes rules for the hall,
 *  which the Tenant shall follow". */
export class FollowedRules {
  readonly #told = new Map<string, readonly ReadonlySet<string>[]>();
  readonly #tops = new Map<string, ReadonlySet<string>>();

  constructor(private readonly titles: TitleWords) {}

  /** Whether a contract makes somebody follow rules, and the words beside, if any, fit the top of this document. Whether one of
   *  the contract's parties laid it down, the caller knows. */
  follows(contract: ComparedDocument, rules: ComparedDocument): boolean {
    const told = this.#toldIn(contract);
    if (told.length === 0) return false;
    const top = this.#topOf(rules);
    return told.some((words) => words.size === 0 || [...words].some((word) => top.has(word)));
  }

  /** For each mention of rules that somebody follows the words that tell which. */
  #toldIn(contract: ComparedDocument): readonly ReadonlySet<string>[] {
    const known = this.#told.get(contract.id);
    if (known) return known;
    const parties = new Set(
      contract.parties.flatMap(({ name, aliases }) => [name, ...aliases].flatMap((each) => [...this.titles.of(each)])),
    );
    const told: ReadonlySet<string>[] = [];
    for (const [sentence] of matchesIn(/[^.;\n]+(?:\n(?!\n)[^.;\n]+)*/g, contract.text)) {
      const words = sentence.toLowerCase().match(/[\p{L}\p{N}]+(?=['’]s\b)|[\p{L}\p{N}]+|,/gu) ?? [];
      const named = [...words.keys()].filter(
        (i) => this.titles.endsAsRules(words[i]!) || this.#areHousePolicies(words, i),
      );
      if (named.length === 0 || !this.titles.tellsToFollow(words)) continue;
      told.push(...named.map((i) => this.#qualifiers(words, i, parties)));
    }
    this.#told.set(contract.id, told);
    return told;
  }

  /** "The College's policies" are all that it has laid down; "a policy" may be anybody's. */
  #areHousePolicies(words: readonly string[], at: number): boolean {
    return this.titles.meansPolicies(words[at]!) && this.titles.opensPolicies(words[at - 1] ?? '');
  }

  /** "laws" of "all laws, rules and regulations"; "hall" of "rules for the hall"; nothing of "the Landlord's rules". */
  #qualifiers(words: readonly string[], at: number, parties: ReadonlySet<string>): ReadonlySet<string> {
    const before: string[] = [];
    for (let i = at - 1; i >= 0 && before.length < qualifierReach && !this.titles.opensRules(words[i]!); i--) {
      if (words[i] === 's' || this.titles.endsAsRules(words[i]!)) continue;
      before.push(words[i]!);
    }
    const next = words.slice(at + 1, at + 2 + qualifierReach);
    const behind = this.titles.tellsWhose(next[0] ?? '') ? next.slice(1) : [];
    const found = this.titles.of([...before, ...behind].join(' '));
    return new Set([...found].filter((word) => !parties.has(word) && !this.titles.isAnyRules(word)));
  }

  #topOf({ id, text }: ComparedDocument): ReadonlySet<string> {
    let known = this.#tops.get(id);
    if (!known) {
      known = this.titles.of(text.slice(0, topLength));
      this.#tops.set(id, known);
    }
    return known;
  }
}
