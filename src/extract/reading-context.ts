import type { Read } from '../grammar/read.js';
import { sentenceAt } from '../grammar/sentences.js';
import { tokenAt } from '../grammar/tokens.js';
import { type Clause, type ClauseTree, clausesAround } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { SourceDocument } from '../model/source-document.js';
import { Cues } from './cues.js';
import { subordinators } from './english.js';
import { Lexis } from './lexis.js';
import { NamingWords } from './naming-words.js';
import { type PartyTable, readPartyTable } from './party-table.js';
import type { Predicate } from './predicate.js';
import { SentenceView } from './sentence-view.js';
import { WordSigns } from './word-signs.js';

export type { SentenceView } from './sentence-view.js';

/** Items of a list with bullets back to which its lead is looked for. */
const mostBullets = 16;

/** A line that leads into the numbered clauses below it has so many characters; a clause's number fewer. */
const longestLine = 80;
const longestNumber = 12;

const bulletMark = /[-–•*▪◦·]/;

/** Whether a sentence is set off by a bullet: "- within a day;", "• monthly". */
function opensBullet({ text, tokens }: Read, first: number): boolean {
  const start = tokens.start[first]!;
  const mark = bulletMark.test(text[start]!) ? start : bulletBefore(text, start);
  if (mark < 0) return false;
  let at = mark - 1;
  while (at >= 0 && text[at] !== '\n' && /\s/.test(text[at]!)) at--;
  return at < 0 || text[at] === '\n';
}

/** Where the bullet stands that has only white space between itself and a place; -1 where none does. */
function bulletBefore(text: string, start: number): number {
  let at = start - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at--;
  return at >= 0 && at < start - 1 && bulletMark.test(text[at]!) ? at : -1;
}

/** "The Baker may end this if the Miller:", "For each oven, we:": whoever stands at the end is to do what the items say. */
function openEnded({ words, mentions, predicates }: SentenceView): Predicate | null {
  const end = words.lower.findLastIndex((_, i) => words.isWord[i]);
  const last = mentions.at(-1);
  if (!last?.party || last.possessive || last.to !== end + 1) return null;
  const before = words.lower[last.from - 1] ?? '';
  if (last.from > 0 && before !== ',' && !subordinators.has(before)) return null;
  return {
    ...(predicates.at(-1) ?? noDoing),
    at: end,
    verb: end,
    from: last.from,
    subject: last.party,
    actor: null,
    passive: false,
    modality: 'must',
    conditional: subordinators.has(before),
  };
}

const noDoing: Predicate = {
  at: 0,
  verb: 0,
  from: 0,
  subject: '',
  actor: null,
  passive: false,
  agent: '',
  agentActor: null,
  modality: 'must',
  stated: true,
  failure: false,
  conditional: false,
  relative: false,
  required: false,
  spared: false,
  order: false,
};

const contexts = new WeakMap<Read, ReadingContext>();

/** What the refiners ask about a document. Sentences are looked at only when a rule has found something in them. */
export class ReadingContext {
  /** The same one for all stages that ask about the same reading, so that each sentence is looked at once. */
  static of(source: SourceDocument, tree: ClauseTree, facts: DocumentFacts, read: Read): ReadingContext {
    const known = contexts.get(read);
    if (known?.source === source && known.tree === tree && known.facts === facts) return known;
    const context = new ReadingContext(source, tree, facts, read);
    contexts.set(read, context);
    return context;
  }

  readonly lexis: Lexis;
  readonly cues: Cues;
  readonly signs: WordSigns;
  readonly parties: PartyTable;
  readonly namingWords: NamingWords;
  private readonly views: (SentenceView | undefined)[];
  /** By clause: the sentence that leads into its items; -1 where none does. */
  private readonly leads = new Map<Clause, number>();
  /** By clause: the sentence between the clauses above that leads into it; -1 where none does. */
  private readonly leadsAbove = new Map<Clause, number>();

  constructor(
    readonly source: SourceDocument,
    readonly tree: ClauseTree,
    readonly facts: DocumentFacts,
    readonly read: Read,
  ) {
    this.lexis = new Lexis(read);
    this.cues = new Cues(read);
    this.signs = new WordSigns(read, this.lexis);
    this.parties = readPartyTable(facts, tree, read, this.lexis, this.cues);
    this.namingWords = new NamingWords(read, this.parties);
    this.views = new Array(read.sentences.length);
  }

  /** Index of the sentence that holds a token. */
  sentenceOf(token: number): number {
    return sentenceAt(this.read.sentences, token);
  }

  /** The token at which the sentence begins that holds a token. */
  sentenceStart(token: number): number {
    return this.read.sentences[this.sentenceOf(token)]!.from;
  }

  view(index: number): SentenceView {
    this.views[index] ??= new SentenceView(this, index);
    return this.views[index];
  }

  /** Who does what in the words that lead into the list that a sentence is an item of: "Party B shall not: (1) …". */
  leadOf(view: SentenceView): Predicate | null {
    const index = this.leadingSentence(view);
    if (index < 0) return null;
    const lead = this.view(index);
    return openEnded(lead) ?? lead.predicates.findLast((predicate) => !predicate.conditional) ?? null;
  }

  /** The sentence that leads into the list, numbered or with bullets, that a sentence is an item of; -1 where it is none. */
  leadingSentence({ clause, first, index: own }: Pick<SentenceView, 'clause' | 'first' | 'index'>): number {
    if (opensBullet(this.read, first)) return this.sentenceBeforeBullets(own);
    if (!clause || clause.parent === null) return -1;
    const opens = this.read.tokens.start[first]! <= clause.start + longestNumber;
    const above = opens ? this.leadAbove(clause) : -1;
    if (above >= 0) return above;
    const parent = this.tree.clauses[clause.parent]!;
    if (parent.lead.end > this.read.tokens.start[first]!) return -1;
    let index = this.leads.get(parent);
    if (index === undefined) {
      index = this.sentenceBeforeItems(parent);
      this.leads.set(parent, index);
    }
    return index < 0 || this.read.sentences[index]!.from >= first ? -1 : index;
  }

  /** Whom the line names that leads into the numbered clauses one of which holds a sentence: "The Tenant must:"; empty where none
   *  does. */
  leadAround({ clause, first }: SentenceView): string {
    for (const around of clausesAround(this.tree, clause)) {
      const index = around.parent === null ? -1 : this.leadAbove(around);
      if (index < 0 || this.read.sentences[index]!.from >= first) continue;
      const lead = this.view(index);
      return openEnded(lead)?.subject ?? lead.predicates.findLast(({ conditional }) => !conditional)?.subject ?? '';
    }
    return '';
  }

  /** "The Tenant must:" between numbered clauses leads into those behind it, up to the end of the clause that holds them;
   *  -1 where nothing does. */
  private leadAbove(clause: Clause): number {
    const known = this.leadsAbove.get(clause);
    if (known !== undefined) return known;
    const { clauses } = this.tree;
    // In order, so that each clause finds what is known of the one before it.
    let at = -1;
    let before: Clause | null = null;
    for (let i = clause.parent! + 1; i < clauses.length && clauses[i]!.start < clauses[clause.parent!]!.end; i++) {
      const sibling = clauses[i]!;
      if (sibling.parent !== clause.parent) continue;
      if (before) at = this.lineLeading(before) ?? at;
      this.leadsAbove.set(sibling, at);
      before = sibling;
    }
    return this.leadsAbove.get(clause) ?? -1;
  }

  /** The sentence of a few words that stands in a line of its own at the end of a clause and ends in a colon. */
  private lineLeading({ end }: Clause): number | null {
    const { text, tokens } = this.read;
    const from = Math.max(0, end - longestLine);
    const line = /\n[ \t\u00a0]*\n[ \t*_]*([^\n]{3,60}:)[ \t*_]*\s*$/.exec(text.slice(from, end));
    return line && this.sentenceOf(tokenAt(tokens, from + line.index + line[0].indexOf(line[1]!)));
  }

  /** The last sentence before the first bullet of a list, without a full stop of its own; -1 where there is none near. */
  private sentenceBeforeBullets(item: number): number {
    for (let index = item - 1; index >= 0 && index >= item - mostBullets; index--) {
      const { from, to } = this.read.sentences[index]!;
      if (opensBullet(this.read, from)) continue;
      const { tokens, text } = this.read;
      return /[.!?]["”)]?$/.test(text.slice(tokens.start[from], tokens.end[to - 1])) ? -1 : index;
    }
    return -1;
  }

  /** The last sentence before the first item of a clause; -1 where it ends before them. */
  private sentenceBeforeItems({ lead }: Clause): number {
    if (lead.end <= lead.start || this.read.sentences.length === 0) return -1;
    const closing = this.read.text.slice(lead.start, lead.end).trimEnd();
    if (/[.;!?]["”)]?$/.test(closing)) return -1;
    const last = tokenAt(this.read.tokens, lead.end - 1);
    return this.sentenceOf(Math.min(last, this.read.tokens.count - 1));
  }

  /** The party that the heading of a clause, or of one around it, is about: "Duties of the Supplier"; empty where it names
   *  none or several. */
  partyOfHeading({ clause }: SentenceView): string {
    for (const at of clausesAround(this.tree, clause)) {
      const words = (at.heading ?? '').toLowerCase().split(/[^\p{L}\p{N}&]+/u);
      const named = this.parties.parties.filter(({ forms }) =>
        forms.some((form) =>
          words.some((_, i) => form.every((word, k) => words[i + k]?.replace(/s$/, '') === word.replace(/s$/, ''))),
        ),
      );
      if (named.length === 1) return named[0]!.alias;
    }
    return '';
  }

  /** Who last had to do something in the sentences before this one, in the same clause.
   *  @param rights  also who last had a right to */
  subjectBefore(view: SentenceView, { rights } = { rights: false }): string {
    // In the rules of a house its bodies are whom a clause is about.
    const bodies = this.parties.house && this.parties.we === '';
    // One item of a list is not about those of whom the item before it speaks, but about those of its lead.
    const lead = bodies && opensBullet(this.read, view.first) ? this.leadingSentence(view) : null;
    for (let index = view.index - 1; index >= 0 && index >= view.index - 3; index--) {
      const before = this.view(index);
      if (lead !== null && index !== lead) continue;
      if (before.clause !== view.clause || (lead === null && this.parted(before, view))) break;
      for (const predicate of before.predicates) {
        if (predicate.conditional || (!rights && predicate.modality !== 'must')) continue;
        const actor = predicate.passive ? this.agentOf(before, predicate) : predicate.actor;
        const acted = this.isThing(before, predicate) ? predicate.agent : predicate.subject;
        const subject = acted || (bodies && actor && actor.kind !== 'outsider' ? actor.name : '');
        if (subject) return subject;
      }
    }
    return '';
  }

  /** "Company data shall be kept": what is done to a thing that has a party's name in its own. */
  private isThing({ mentions }: SentenceView, { passive, at }: Predicate): boolean {
    return passive && mentions.some(({ to, possessive }) => to === at - 1 && !possessive);
  }

  /** "is checked by the Keeper": who did it; but not who only approves of it. */
  private agentOf({ words }: SentenceView, { verb, agentActor }: Predicate): Predicate['actor'] {
    return this.lexis.contains('who/judges', words.lower[verb] ?? '') ? null : agentActor;
  }

  /** Unnumbered paragraphs under one heading are about different things. */
  private parted(before: SentenceView, view: SentenceView): boolean {
    if (/\d/.test(view.clause?.number ?? '')) return false;
    const { tokens, text } = this.read;
    return /\n\s*\n/.test(text.slice(tokens.start[before.words.first], tokens.start[view.words.first]));
  }
}
