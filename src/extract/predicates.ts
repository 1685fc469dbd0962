import { readActor } from './actors.js';
import { conjunctions, isAdverb, isParticiple, looksThirdPerson, prepositions } from './english.js';
import { opener } from './lexis.js';
import type { Mention } from './mentions.js';
import {
  addressed,
  isActOn,
  isGiven,
  isObjectOf,
  isOrdered,
  looksVerb,
  peopleBefore,
  severalAct,
} from './plain-verbs.js';
import type { Predicate } from './predicate.js';
import { PredicateAdder, wordBefore } from './predicate-adder.js';
import { labelEnd, type SentenceWords } from './sentence-words.js';
import { jointSubject, namedSubject } from './subjects.js';
import {
  fails,
  type Group,
  may,
  mustNot,
  needNot,
  plainVerb,
  readVerbGroup,
  shall,
  verbBehindAside,
} from './verb-group.js';

/** Reads the doings of a sentence from left to right, in time linear in its length, and each only when it is asked for.
 *  Its `lead` is the last doing of the words that lead into a list, for "Party B shall not: (1) …". */
export class PredicateReader extends PredicateAdder {
  /** The first word that was not read. */
  #next = 0;

  /** All doings up to the first one of a kind among those that were not read yet; all of the sentence where none is. */
  readUntil(enough: (predicate: Predicate) => boolean): readonly Predicate[] {
    const { words, found } = this;
    for (let i = this.#next; i < words.count; i++) {
      if (!this.maySay(i)) continue;
      const known = found.length;
      const item = this.readItem(i);
      if (item === null && (this.readMark(i) || words.aside[i])) continue;
      if (item === null) this.readOpener(i);
      i =
        item ??
        this.readInverted(i) ??
        this.readPromise(i) ??
        this.readModal(i) ??
        this.readRequired(i) ??
        this.readDependent(i) ??
        this.readVerb(i) ??
        this.readOrder(i) ??
        i;
      if (found.length === known || !enough(found.at(-1)!)) continue;
      this.#next = i + 1;
      return found;
    }
    this.#next = words.count;
    return found;
  }

  /** "shall (a) bake the bread, and (b) sell it": whoever is to do the first is to do the next. */
  private readItem(i: number): number | null {
    const item = this.items.at(this.words, i);
    if (!item) return null;
    const { lead, from } = item;
    this.startClause(from, lead);
    const { modality, stated, failure, spared, subject, actor } = lead;
    return this.add(from, from, {
      ...plainVerb,
      modality,
      stated,
      failure,
      spared,
      subject: { subject, from, actor },
    });
  }

  /** Whether anything can be read at a word: a mark, the opening of a clause or of a doing, or a verb behind a party. */
  private maySay(i: number): boolean {
    const { words, lexis, signs } = this;
    return (
      signs.opens(words.first + i) || lexis.opens(opener.modal | opener.order, words, i) || this.heldAt(i) !== undefined
    );
  }

  /** "Should the Baker not answer, …": a condition, and not what the Baker should do. */
  private readInverted(i: number): number | null {
    const { words, startsAt } = this;
    if (words.lower[i] !== 'should') return null;
    const named = startsAt[i + 1];
    // "For up to a year, should the Miller wish to sell, it shall …"
    const aside = words.lower[i - 1] === ',' && named !== undefined && !named.possessive;
    if (i !== this.clause && !aside) return null;
    if (!named && !/^(?:an?|the|any|no|there|this|that|such)$/.test(words.lower[i + 1] ?? '')) return null;
    this.conditional = true;
    this.commaSince = false;
    if (!named || named.possessive) return i;
    const failure = words.lower[named.to] === 'not' || words.lower[named.to] === 'fail';
    const subject = { subject: named.party, from: named.from };
    return this.add(named.to, named.to + (failure ? 1 : 0), { ...plainVerb, failure, subject });
  }

  /** "need not", "fails to", "shall not", "may", "shall". */
  private readModal(i: number): number | null {
    const { words, lexis } = this;
    if (!lexis.opens(opener.modal, words, i) && words.lower[i] !== 'may') return null;
    const spared = lexis.match('exemption', words, i);
    if (spared > 0) return this.add(i, spared, needNot);
    const failure = lexis.match('failure', words, i);
    if (failure > 0) return this.add(i, failure, fails);
    const prohibition = lexis.match('prohibition', words, i);
    if (prohibition > 0) return this.add(i, prohibition, mustNot);
    // "26 May 2016" is no permission, nor is "in April, May and June".
    const month = words.lower[i] === 'may' && words.isCapital(i);
    if (month && [i - 1, i + 1].some((beside) => /^\d/.test(words.lower[beside] ?? ''))) return i;
    if (month && [i - 2, i + 2].some((other) => lexis.match('month-name', words, other) > 0)) return i;
    const permission = lexis.match('permission', words, i);
    if (permission > 0) return this.add(i, permission, may);
    const duty = lexis.match('duty', words, i);
    // "unless otherwise agreed to by the Baker" tells what was agreed, and not what to do.
    const agreed = words.lower[duty - 1] === 'to' && words.lower[duty] === 'by';
    return duty > 0 && !agreed ? this.readDuty(i, duty) : null;
  }

  /** "shall"; "shall, upon notice, have the right to inspect" is no duty. */
  private readDuty(i: number, end: number): number {
    const { words, lexis } = this;
    const { verb } = readVerbGroup(words, lexis, this.startsAt, i, end, false);
    const right = verb > end ? lexis.match('who/holds-right', words, verb) : 0;
    const does = right > 0 ? verbBehindAside(words, lexis, right) : 0;
    return does > 0 ? this.add(i, does, may) : this.add(i, end, shall);
  }

  /** "agrees, at the choice of the Miller, to repair", "has the right, upon notice, to inspect": it goes on behind the aside. */
  private readPromise(i: number): number | null {
    const { words, lexis } = this;
    const right = lexis.opens(opener.modal, words, i) ? lexis.match('who/holds-right', words, i) : 0;
    const promises = words.lower[i + 1] === ',' && lexis.contains('who/promises', words.lower[i]!);
    const verb = right > 0 || promises ? verbBehindAside(words, lexis, right || i + 1) : 0;
    return verb > 0 ? this.add(i, verb, right > 0 ? may : shall) : null;
  }

  /** "require Party B to pay", "permits Party A to inspect", "what is necessary for the Baker to bake". */
  private readRequired(i: number): number | null {
    const { words, lexis } = this;
    if (words.lower[i] !== 'to') return null;
    const held = this.heldAt(i);
    const them = words.lower[i - 1] === 'them' && lexis.contains('require', words.lower[i - 2] ?? '');
    const people = them ? peopleBefore(words, lexis, i - 2) : null;
    if (people)
      return this.add(i, i + 1, {
        ...shall,
        required: true,
        subject: { subject: '', from: i - 1, actor: people },
      });
    if (!held || held.possessive || i <= 1) return null;
    const left = wordBefore(words, held.from);
    const verb = words.lower[left] ?? '';
    const noun = verb === 'for' ? (words.lower[left - 1] ?? '') : '';
    const permitted = lexis.contains('permit', verb) || lexis.contains('who/right-for', noun);
    if (!permitted && !lexis.contains('require', verb) && !lexis.contains('who/needed-for', noun)) return null;
    return this.add(i, i + 1, {
      ...(permitted ? may : shall),
      required: true,
      subject: { subject: held.party, from: held.from },
    });
  }

  /** "subject to the Baker paying the rent", "with each party paying a monthly rent" */
  private readDependent(i: number): number | null {
    const { words, lexis } = this;
    const held = this.heldAt(i);
    if (!held || held.possessive || !words.lower[i]!.endsWith('ing')) return null;
    const end = wordBefore(words, held.from) + 1;
    const depends =
      (end > 1 && lexis.match('who/depends-on', words, end - 2) === end) || words.lower[end - 1] === 'with';
    return depends ? this.add(i, i, { ...plainVerb, subject: { subject: held.party, from: held.from } }) : null;
  }

  /** A verb without a modal: "is", "has", "the Baker delivers", "and sends". */
  private readVerb(i: number): number | null {
    const { words, lexis } = this;
    const word = words.lower[i]!;
    if (word === 'is' || word === 'are' || word === 'been') return this.add(i, i, plainVerb);
    const held = this.heldAt(i);
    if (
      held &&
      (word === 'has' || word === 'have') &&
      !held.possessive &&
      !isObjectOf(this.found.at(-1), held, words, lexis)
    )
      return this.add(i, i, this.doneBy(held));
    if (!held && (word === 'has' || word === 'have') && !isParticiple(words.lower[i + 1] ?? ''))
      return this.readHaving(i);
    const joint = held ? null : jointSubject(words, this.mentions, lexis, this.startsAt, i);
    if (joint) return this.add(i, i, this.doneBy(joint));
    if (
      held &&
      !held.possessive &&
      words.isWord[i] &&
      words.isSpaced(i) &&
      !isObjectOf(this.found.at(-1), held, words, lexis)
    ) {
      const inPhrase = prepositions.has(words.lower[held.from - 1] ?? '');
      // "the Baker Derived Data" is a term.
      const isTerm = words.isCapital(i) && /[a-z]/.test(words.slice(i, i + 1));
      const isVerb =
        !isTerm && (looksVerb(held, word, lexis, this.conditional || this.relative) || isActOn(words, lexis, i));
      if (!inPhrase && isVerb) return this.add(i, i, this.doneBy(held));
      return null;
    }
    return this.readPlainVerb(i);
  }

  /** "the keeper has five days to answer" */
  private readHaving(i: number): number | null {
    const from = Math.max(this.clause, (this.found.at(-1)?.verb ?? -1) + 1);
    const actor = readActor(this.words, this.lexis, from, i - 1);
    return actor ? this.add(i, i, { ...plainVerb, subject: { subject: '', from, actor } }) : null;
  }

  private doneBy(mention: Mention): Group {
    if (mention.pronoun === 'it') return plainVerb;
    const named = namedSubject(this.words, this.mentions, mention, this.clause);
    return { ...plainVerb, subject: named ?? { subject: mention.party, from: mention.from } };
  }

  /** "…, and sends a copy", "the surveyor decides", "who passes them on": a known verb of plain drafting. */
  private readPlainVerb(i: number): number | null {
    const { words, lexis } = this;
    const left = words.lower[i - 1] ?? '';
    if (this.head && this.clause === i && looksThirdPerson(lexis, words.lower[i]!)) return this.add(i, i, plainVerb);
    if (!this.signs.isAct(words.first + i) || !words.isSpaced(i)) return null;
    const word = words.lower[i]!;
    const last = this.found.at(-1);
    if (!isActOn(words, lexis, i) && !lexis.contains('acts', word)) {
      // "managers respond", and not "shall ensure that its managers respond".
      if (!severalAct(lexis, left, word)) return null;
      if (lexis.contains('who/ensures', words.lower[last?.verb ?? -1] ?? '')) return null;
    }
    if (conjunctions.has(left) || isAdverb(left)) {
      if (left !== 'and' && left !== 'or' && left !== 'then' && left !== 'also') return null;
      return last && (last.subject || last.actor) && !last.passive ? this.add(i, i, plainVerb) : null;
    }
    if (left === 'who' || left === 'which') return this.add(i, i, plainVerb);
    // "the Baker (1) tells the Miller; (2) pays"
    if (last?.subject && !last.passive && looksThirdPerson(lexis, word) && labelEnd(words, i - 3) === i)
      return this.add(i, i, { ...plainVerb, subject: { subject: last.subject, from: i } });
    // "… and everybody repeats it": behind a doing "and" begins another.
    const and = last ? words.lower.lastIndexOf('and', i - 1) + 1 : 0;
    const from = Math.max(this.clause, last ? last.verb + 1 : 0, and);
    const actor = readActor(words, lexis, from, i - 1);
    if (actor && last && from === last.verb + 1 && isGiven(words, lexis, last, actor)) return null;
    return actor ? this.add(i, i, { ...plainVerb, subject: { subject: '', from: this.clause, actor } }) : null;
  }

  /** "Promptly report every spill", "All staff: report every spill; and tell the office": rules that only say what to do. */
  private readOrder(i: number): number | null {
    const { words, lexis, found } = this;
    if (!lexis.opens(opener.order, words, i)) return null;
    if (lexis.match('order', words, i) === 0 || !isOrdered(words, lexis, i)) return null;
    let from = i;
    while (from > this.clause && (isAdverb(words.lower[from - 1]!) || !words.isWord[from - 1])) from--;
    const opens = from <= this.clause && (this.clause > 0 || words.isCapital(i) || words.isCapital(from));
    const last = found.at(-1);
    const joins = last?.order === true && /^(?:and|then|,)$/.test(words.lower[from - 1] ?? '');
    if (!opens && !joins && !(found.every(({ conditional }) => conditional) && behindTimeOrCase(words, from)))
      return null;
    const subject = {
      subject: this.lead?.subject ?? '',
      from: i,
      actor: addressed(this.words, this.lexis) ?? this.lead?.actor ?? null,
    };
    return this.add(i, i, { ...shall, order: true, subject });
  }
}

/** "Within five days of a spill, | tell the office", "In case of fire, | call them": whether what opens the sentence only says
 *  when, or in which case. */
function behindTimeOrCase({ lower, isWord }: SentenceWords, at: number): boolean {
  if (lower[at] !== ',') return false;
  const colon = lower.lastIndexOf(':', at);
  const first = lower.findIndex((word, i) => i > colon && isWord[i] && !/^(?:[\d.]+|[a-z]|[ivx]+|and)$/.test(word));
  const opener = lower.slice(first, first + 2).join(' ');
  return first >= 0 && first < at && opensWithTimeOrCase.test(opener);
}

const opensWithTimeOrCase =
  /^(?:(?:within|upon|after|before|during|on|once|prior|by|if|where|when|whenever|should) |in (?:the|case|an)$)/;
