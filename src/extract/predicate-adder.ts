import { ClauseReader } from './clause-reader.js';
import { articles, conjunctions } from './english.js';
import { ItemLabels } from './item-labels.js';
import type { Subject } from './predicate.js';
import { labelEnd, type SentenceWords } from './sentence-words.js';
import { readAgent, readSubject } from './subjects.js';
import { type Group, readVerbGroup } from './verb-group.js';

/** Adds what a sentence tells of a doing that was read: its verb, its subject, by whom it is done, and whether it is a
 *  condition. */
export class PredicateAdder extends ClauseReader {
  protected readonly items = new ItemLabels();

  /** Adds the verb group that begins at `at` and whose modal words end at `groupEnd`.
   *  @returns the last word that was read */
  protected add(at: number, groupEnd: number, group: Group): number {
    const { words, found } = this;
    const behind = readVerbGroup(words, this.lexis, this.startsAt, at, groupEnd, group.failure);
    // "shall (a) bake": the verb stands behind the label.
    const label = labelEnd(words, behind.verb);
    const inList = label > 0;
    const { verb, passive } = inList
      ? readVerbGroup(words, this.lexis, this.startsAt, at, label, group.failure)
      : behind;
    const subject = this.subjectOf(at, verb, passive, group);
    const fresh = subject.from < at;
    // "If a pipe bursts the Baker will mend it": the comma is left out.
    const opened =
      this.conditional && !this.relative && found.at(-1)?.conditional === true && found.at(-1)?.failure === false;
    const bare = opened && group.stated && subject.subject !== '' && subject.subject !== found.at(-1)?.subject;
    if (this.conditional && (this.commaSince || bare) && fresh) {
      const join = words.lower[wordBefore(words, subject.from)];
      if (join !== 'or' && join !== 'and') this.conditional = false;
    }
    // "after the day on which the Baker pays, the Miller shall deliver": behind the comma begins what the sentence says.
    if (this.relative && group.stated && this.commaSince && fresh && found.at(-1)?.relative)
      this.relative = words.lower[wordBefore(words, subject.from)] !== ',';
    const by = passive
      ? readAgent(words, this.mentions, this.lexis, verb, fresh ? null : (found.at(-1) ?? null), at)
      : { agent: '', actor: null };
    found.push({
      at,
      verb: Math.min(verb, words.count),
      from: subject.from,
      subject: subject.subject,
      actor: subject.actor ?? null,
      passive,
      agent: by.agent,
      agentActor: by.actor,
      modality: group.modality,
      stated: group.stated,
      failure: group.failure,
      conditional: this.conditional,
      relative: this.relative,
      required: group.required,
      spared: group.spared,
      order: group.order,
    });
    if (inList) this.items.open(found.at(-1)!, words.lower[label - 2]!);
    if (group.stated) this.relative = false;
    this.commaSince = false;
    return Math.max(verb, groupEnd - 1);
  }

  private subjectOf(at: number, verb: number, passive: boolean, group: Group): Subject {
    const { words, found, head } = this;
    const previous = found.at(-1) ?? null;
    const from = Math.max(this.clause, previous ? previous.verb + 1 : 0);
    // "pays the bakers who help, and shall tell them": behind the comma it is the Baker again.
    const comma = conjunctions.has(words.lower[at - 1] ?? '') ? at - 2 : at - 1;
    const main = found[this.outside - 1];
    const resumes = head !== null && group.stated && words.lower[comma] === ',' && found.length > this.outside && main;
    const given =
      (group.subject ? null : this.describedAt(at, comma, group.stated)) ??
      (resumes ? { subject: main.subject, from: at, actor: main.actor } : group.subject);
    // "The Baker, shall": a comma too many behind who opens the sentence.
    const stray = words.lower[at - 1] === ',' && !previous ? this.endsAt[at - 1] : undefined;
    let subject =
      given ??
      (stray && !stray.possessive && opensAll(words, stray.from)
        ? { subject: stray.party, from: stray.from }
        : readSubject(words, this.mentions, this.lexis, from, at, previous, this.lead));
    const unnamed = !given && (subject.subject === '' || subject.from === at) && !(subject.actor && subject.from < at);
    // "the party that made it tells the other": "it" is what was made.
    const object = this.relative && subject.from > this.clause;
    // "the party that replaces a member shall notify": the member is what the party replaces.
    const replaced =
      !given &&
      this.relative &&
      group.stated &&
      subject.actor !== undefined &&
      subject.from - (previous?.verb ?? at) <= 2;
    if (head && replaced && previous?.relative && !previous.passive && found.length > this.outside) subject = head;
    else if (head && unnamed && (object || !isThing(words.lower[subject.from]))) subject = head;
    // "without consent, which is not refused": what is refused is the consent.
    else if (this.thing && unnamed && this.relative && at === this.clause) subject = { subject: '', from: at };
    // "if the other breaks it and, where it can be mended, fails to mend it": the one before the thing.
    if (unnamed && subject.subject === '' && subject.from === at && group.failure && !passive)
      subject = { subject: found.findLast((earlier) => earlier.subject !== '')?.subject ?? '', from: at };
    // "shall ensure that they are repaired": what is done to "them" is done to things, not to the party before.
    const ofThings =
      passive && isThing(words.lower[subject.from]) && !this.lexis.contains('who/bound', words.lower[verb]!);
    return ofThings && subject.from < at ? { ...subject, subject: '', actor: null } : subject;
  }
}

/** The word before the subject at `from`, an article aside. */
export const wordBefore = (words: SentenceWords, from: number): number =>
  from - (articles.has(words.lower[from - 1] ?? '') ? 2 : 1);

/** Whether nothing but a number and an article stands before a word. */
const opensAll = ({ lower, isWord }: SentenceWords, at: number): boolean =>
  lower.slice(0, at).every((word, i) => !isWord[i] || articles.has(word) || /^\d/.test(word));

const isThing = (word = ''): boolean => word === 'it' || word === 'they';
