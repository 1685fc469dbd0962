import { conditionals, isAdverb, prepositions, saysThat, stoppers, subordinators } from './english.js';
import type { Lexis } from './lexis.js';
import type { Mention } from './mentions.js';
import type { Predicate, Subject } from './predicate.js';
import type { SentenceWords } from './sentence-words.js';
import { readActor } from './subjects.js';
import type { WordSigns } from './word-signs.js';

/** Where in the clauses of a sentence a reader stands, word by word: what commas, brackets, "if", "which" and "that" open and
 *  close. */
export abstract class ClauseReader {
  protected readonly found: Predicate[] = [];
  protected clause = 0;
  protected conditional = false;
  protected relative = false;
  protected commaSince = false;
  /** "A party that wishes to claim shall …": whom a "that" speaks of. */
  protected head: Subject | null = null;
  /** "consent, which is given …": a thing that a "which" speaks of. */
  protected thing = false;
  /** What a bracket interrupts goes on behind it. */
  private readonly outer: { clause: number; conditional: boolean; relative: boolean }[] = [];
  /** By word: the party that ends right before it, adverbs between them aside. */
  private readonly behindParty: (Mention | undefined)[] = [];
  /** By word: the party whose words begin with it, or end right before it. */
  protected readonly startsAt: (Mention | undefined)[] = [];
  protected readonly endsAt: (Mention | undefined)[] = [];

  /** How many doings stand before the clause that describes `head`. */
  protected outside = 0;

  constructor(
    protected readonly words: SentenceWords,
    protected readonly mentions: readonly Mention[],
    protected readonly lexis: Lexis,
    protected readonly signs: WordSigns,
    protected readonly lead: Predicate | null,
  ) {
    for (const mention of mentions) {
      this.startsAt[mention.from] = mention;
      this.endsAt[mention.to] = mention;
      this.markBehind(mention);
    }
  }

  /** Commas, brackets and stops. */
  protected readMark(i: number): boolean {
    if (this.words.isWord[i]) return false;
    const word = this.words.lower[i]!;
    if (word === ',') {
      this.commaSince = true;
      return true;
    }
    if (word === '(') {
      const { clause, conditional, relative } = this;
      this.outer.push({ clause, conditional, relative });
    }
    const outer = word === ')' && this.outer.pop();
    if (outer) ({ clause: this.clause, conditional: this.conditional, relative: this.relative } = outer);
    if (!stoppers.has(word)) return false;
    // "Dr. Low shall": a stop in a name.
    if (word === '.' && this.mentions.some(({ from, to }) => from < i && i < to)) return true;
    if (word !== '(' && word !== ')') {
      this.clause = i + 1;
      this.conditional = false;
      this.relative = false;
      this.head = null;
      this.thing = false;
    }
    return true;
  }

  /** "if", "which", "that": words that open a clause of their own. */
  protected readOpener(i: number): void {
    const { words, startsAt, endsAt } = this;
    if (!this.signs.opensClause(words.first + i)) return;
    const word = words.lower[i]!;
    if (conditionals.has(word)) {
      const event = word === 'event' || word === 'case';
      if (!event || /^(the|any|in)$/.test(words.lower[i - 1] ?? '')) {
        this.conditional = true;
        this.commaSince = false;
      }
    }
    if (!subordinators.has(word) || endsAt[i + 1]) return;
    if ((word === 'as' || word === 'that') && startsAt[i]) return;
    // "During that time the Baker may": which time.
    if (word === 'that' && /^(?:at|by|during|for|from|in|of|on|to|until)$/.test(words.lower[i - 1] ?? '')) return;
    if (/^(?:that|which|who)$/.test(word)) {
      const described = endsAt[i];
      const named = described && !described.possessive && !prepositions.has(words.lower[described.from - 1] ?? '');
      // "tells the Keeper, who counts them"
      const before = word === 'who' && words.lower[i - 1] === ',' ? i - 2 : i - 1;
      const actor = described ? null : readActor(words, this.lexis, this.clause, before, word === 'who');
      this.outside = this.found.length;
      if (named) this.head = { subject: described.party, from: described.from };
      else if (actor && word !== 'which') this.head = { subject: '', from: this.clause, actor };
    }
    this.clause = i + 1;
    this.thing = word === 'which';
    this.relative =
      /^(?:which|who|whom|whose|as|while)$/.test(word) || (word === 'that' && !saysThat(words.lower[i - 1] ?? ''));
  }

  private markBehind(party: Mention): void {
    const { lower } = this.words;
    let at = party.to;
    this.behindParty[at] = party;
    while (at < lower.length && isAdverb(lower[at]!) && lower[at] !== 'not') this.behindParty[++at] = party;
  }

  /** The party that ends right before a word, adverbs between them aside. */
  protected heldAt(i: number): Mention | undefined {
    return this.behindParty[i];
  }
}
