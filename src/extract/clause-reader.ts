import { BOTH } from '../model/obligation.js';
import { readActor } from './actors.js';
import { articles, conditionals, isAdverb, prepositions, saysThat, stoppers, subordinators } from './english.js';
import type { Lexis } from './lexis.js';
import type { Mention } from './mentions.js';
import type { Predicate, Subject } from './predicate.js';
import { labelEnd, type SentenceWords } from './sentence-words.js';
import type { WordSigns } from './word-signs.js';

/** "claiming the loss of its goods promptly": so many words tell which party is meant, and with what it acts. */
const longestParticiple = 8;

/** "provided, however, | that": so many words and marks. */
const longestProviso = 4;

const isProviso = (lower: readonly string[], that: number): boolean =>
  lower.slice(Math.max(0, that - longestProviso), that).includes('provided');

const actorLength = (name: string): number => name.split(/\s+/).length;

/** A clause between commas that tells more of somebody. */
interface Aside {
  readonly of: Subject;
  /** Its first word behind "which" or "whose". */
  readonly at: number;
  /** Whom it tells of opens a clause, and so does what stands behind the aside: no object of a doing before. */
  readonly opens: boolean;
  /** "which", "who": whom it tells of is its own subject. */
  readonly own: boolean;
}

/** Where in the clauses of a sentence a reader stands, word by word: what commas, brackets, "if", "which" and "that" open and
 *  close. */
export abstract class ClauseReader {
  /** The doings that were read, in order. */
  readonly found: Predicate[] = [];
  protected clause = 0;
  protected conditional = false;
  protected relative = false;
  protected commaSince = false;
  /** "A party that wishes to claim shall …": whom a "that" speaks of. */
  protected head: Subject | null = null;
  /** "The Baker, which holds the keys, shall …": whom a clause between commas tells more of. */
  protected aside: Aside | null = null;
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
    if (word !== '(' && word !== ')') this.startClause(i + 1);
    return true;
  }

  /** A clause begins that goes on with nothing, or with a doing that opened a list. */
  protected startClause(at: number, lead: Pick<Predicate, 'conditional' | 'relative'> | null = null): void {
    this.clause = at;
    this.conditional = lead?.conditional ?? false;
    this.relative = lead?.relative ?? false;
    this.head = null;
    this.aside = null;
    this.thing = false;
  }

  /** "if", "which", "that": words that open a clause of their own. */
  protected readOpener(i: number): void {
    const { words, startsAt, endsAt } = this;
    if (!this.signs.opensClause(words.first + i)) return;
    const word = words.lower[i]!;
    if (conditionals.has(word)) {
      const event = word === 'event' || word === 'case';
      // "In the event of a breach the Baker may": a noun alone is no clause in which somebody does something.
      const noun = event && words.lower[i + 1] === 'of';
      if (!event || (!noun && /^(the|any|in)$/.test(words.lower[i - 1] ?? ''))) {
        this.conditional = true;
        this.commaSince = false;
      }
    }
    if (!subordinators.has(word) || endsAt[i + 1]) return;
    if ((word === 'as' || word === 'that') && startsAt[i]) return;
    // "During that time the Baker may": which time.
    if (word === 'that' && /^(?:at|by|during|for|from|in|of|on|to|until)$/.test(words.lower[i - 1] ?? '')) return;
    this.aside = this.readAside(i) ?? this.aside;
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
      /^(?:which|who|whom|whose|as|while)$/.test(word) ||
      (word === 'that' && !saysThat(this.lexis, words.lower[i - 1] ?? '') && !isProviso(words.lower, i));
  }

  /** "the Baker, which …", "the Baker, to whom …", "Any supplier, whose staff …". */
  private readAside(i: number): Aside | null {
    const { lower } = this.words;
    if (!/^(?:which|who|whom|whose)$/.test(lower[i]!)) return null;
    const comma = prepositions.has(lower[i - 1] ?? '') ? i - 2 : i - 1;
    if (lower[comma] !== ',') return null;
    const own = comma === i - 1 && /^(?:which|who)$/.test(lower[i]!);
    const rest = { at: i + 1, own };
    const opens = (from: number) => from <= this.clause || lower[from - 1] === ',';
    const party = this.endsAt[comma];
    if (party) {
      // "property of any Group Company, which is": the property is.
      let begin = party.from;
      while (begin > this.clause && (articles.has(lower[begin - 1]!) || this.words.isCapital(begin - 1))) begin--;
      if (party.possessive || prepositions.has(lower[begin - 1] ?? '')) return null;
      return { ...rest, of: { subject: party.party, from: party.from }, opens: opens(begin) };
    }
    let begin = comma;
    while (begin > this.clause && lower[begin - 1] !== ',') begin--;
    const actor = readActor(this.words, this.lexis, begin, comma - 1, true);
    const named = actor && (begin === comma - actorLength(actor.name) || articles.has(lower[begin]!));
    return named ? { ...rest, of: { subject: '', from: begin, actor }, opens: true } : null;
  }

  /** Whose doing it is that an aside tells, or that stands behind one: "the Baker, which holds the keys, shall …".
   *  @param comma  where the comma stands that closes it */
  protected describedAt(at: number, comma: number, stated: boolean): Subject | null {
    const { words, aside } = this;
    if (!aside) return null;
    let first = at;
    while (first > aside.at && isAdverb(words.lower[first - 1]!)) first--;
    if (aside.own && first === aside.at) return aside.of;
    return aside.opens && stated && words.lower[comma] === ',' && comma > aside.at ? aside.of : null;
  }

  private markBehind(party: Mention): void {
    const { lower } = this.words;
    this.behindParty[party.to] = party;
    // "the Baker (1) promptly tells the Miller": a label opens the first item of a list.
    const item = labelEnd(this.words, lower[party.to] === ':' ? party.to + 1 : party.to);
    let at = Math.max(party.to, item);
    this.behindParty[at] = party;
    while (at < lower.length && isAdverb(lower[at]!) && lower[at] !== 'not') this.behindParty[++at] = party;
    this.markBehindParticiple(party);
  }

  /** "the party claiming the loss promptly tells the other": what it does stands behind the words that tell which it is. */
  private markBehindParticiple(party: Mention): void {
    const { lower, isWord } = this.words;
    if (party.party !== BOTH || party.plural || party.possessive || !/...ing$/.test(lower[party.to] ?? '')) return;
    for (let at = party.to + 2; at < party.to + longestParticiple && isWord[at]; at++) {
      if (!this.lexis.contains('acts', lower[at]!)) continue;
      this.behindParty[at] = party;
      return;
    }
  }

  /** The party that ends right before a word, adverbs between them aside. */
  protected heldAt(i: number): Mention | undefined {
    return this.behindParty[i];
  }
}
