import type { Conflict } from '../model/conflict.js';
import { sayTitle } from '../model/say-title.js';
import { sayValue } from '../model/value-text.js';
import type { ComparedDocument, Side } from './compared-document.js';
import type { OrderClause } from './precedence-scope.js';
import type { Subject } from './subjects.js';
import { tellCalendar } from './tell-calendar.js';

/** Who wins and by what, before it is put into words. */
export type Verdict =
  | { readonly type: 'superseded' | 'stricter'; readonly winner: Side }
  | {
      readonly type: 'precedence';
      readonly winner: Side;
      readonly clauses: readonly OrderClause[];
      readonly stricter: Side | null;
    }
  | {
      readonly type: 'contradiction';
      readonly winner: null;
      readonly colliding: readonly OrderClause[];
      readonly reason: 'silence' | 'collision' | 'separate' | 'flow-down';
    }
  | { readonly type: 'ambiguity'; readonly winner: null };

type Words = Pick<Conflict, 'because' | 'explanation' | 'advice'>;

/** The difference and its solution in one sentence that a lawyer would sign, and what to do. */
export function explain(a: Side, b: Side, subject: Subject, verdict: Verdict): Words {
  const difference = `On ${subject.says}, ${nameOf(a)} says ${demand(a, subject)} and ${nameOf(b)} says ${demand(b, subject)}`;
  const note = tellCalendar(a.stipulation.value, b.stipulation.value);
  switch (verdict.type) {
    case 'superseded': {
      const because = `${nameOf(verdict.winner)} changes the earlier clause`;
      return {
        because,
        explanation: `${difference}; ${because}, so that the later text governs.`,
        advice: 'No action: work with the changed clause.',
      };
    }
    case 'precedence': {
      const because = `${listClauses(verdict.clauses)} on the order of documents`;
      const safe = verdict.stricter && verdict.stricter !== verdict.winner;
      const asARule = note?.depends ? ', as a rule,' : '';
      return {
        because,
        explanation: `${difference}; by ${because}, ${nameOf(verdict.winner)} governs.`,
        advice: safe
          ? `Work with ${nameOf(verdict.winner)}; doing what ${nameOf(verdict.stricter!)} asks would${asARule} satisfy both.`
          : `Work with ${nameOf(verdict.winner)}.`,
      };
    }
    case 'stricter': {
      const winner = nameOf(verdict.winner);
      const counted = note?.says ? ` (${note.says})` : '';
      if (note?.depends)
        return {
          because: `what ${winner} asks satisfies both as a rule; it depends on public holidays`,
          explanation: `${difference}; both can be met by doing the stricter, which as a rule is that of ${winner}${counted}, but weekends and public holidays decide.`,
          advice: `Count both days each time, and keep to the stricter; as a rule that is ${winner}.`,
        };
      return {
        because: `what ${winner} asks satisfies both`,
        explanation: `${difference}; both can be met by doing the stricter, which is that of ${winner}${counted}.`,
        advice: `Comply with ${winner}.`,
      };
    }
    case 'ambiguity':
      return {
        because: 'the text undoes itself',
        explanation: `On ${subject.says}, ${nameOf(a)} says both ${demand(a, subject)} and ${demand(b, subject)}; the text undoes itself.`,
        advice: 'Ask which of the two is meant, and have the text corrected.',
      };
    case 'contradiction':
      return explainContradiction(a, b, difference, verdict);
  }
}

function explainContradiction(
  a: Side,
  b: Side,
  difference: string,
  { reason, colliding }: Extract<Verdict, { type: 'contradiction' }>,
): Words {
  switch (reason) {
    case 'collision': {
      const because = `${listClauses(colliding)} decide against each other`;
      return {
        because: `undecided: ${because}`,
        explanation: `${difference}; nothing decides between them, because ${because}.`,
        advice:
          'Ask for an amendment that says which document comes first; until then do what satisfies both, if anything does.',
      };
    }
    case 'separate': {
      const because = 'the contracts have different counterparties, and neither yields to the other';
      return {
        because: `undecided: ${because}`,
        explanation: `${nameOf(b)} promises to another what ${nameOf(a)} rules out; ${because}.`,
        advice: 'Ask one of the two for a waiver or an amendment before the right is used.',
      };
    }
    case 'flow-down': {
      const because = 'no clause of the supplier matches what was promised to others';
      return {
        because: `undecided: ${because}`,
        explanation: `${difference}; ${because}.`,
        advice: `Ask the supplier for what ${nameOf(a)} promises.`,
      };
    }
    case 'silence': {
      const because = 'no clause on the order of documents speaks of the two';
      return {
        because: `undecided: ${because}`,
        explanation: `${difference}; both cannot be met, and ${because}.`,
        advice: 'Ask for an amendment that says which clause governs.',
      };
    }
  }
}

/** `clause 1.3 of Master Services Agreement and clause 2.2 of Data Processing Addendum`. */
export function listClauses(clauses: readonly OrderClause[]): string {
  const names = clauses.map(({ document, clause }) => clauseName(document, clause.part, clause.clause));
  return [...new Set(names)].join(' and ');
}

export function clauseName(
  document: Pick<ComparedDocument, 'title' | 'acronyms'>,
  part: string,
  clause: string,
): string {
  const where = part === 'main' ? '' : ` (${part})`;
  const title = sayTitle(document.title, document.acronyms);
  return clause === '' ? `${title}${where}` : `clause ${clause} of ${title}${where}`;
}

function nameOf({ document, stipulation }: Side): string {
  return clauseName(document, stipulation.part, stipulation.clause);
}

/** What a clause lays down, as a lawyer would say it in passing. */
function demand({ stipulation }: Side, subject: Subject): string {
  const { value, words, polarity, limit, scope, obligor } = stipulation;
  if (subject.compare === 'payer') return `that it is ${obligor}`;
  if (value) {
    const bound =
      value.type === 'period' && value.bound
        ? ''
        : limit === 'at-least'
          ? 'at least '
          : limit === 'at-most'
            ? 'at most '
            : '';
    return `${bound}${sayValue(value)}`;
  }
  if (words) return `"${words}"`;
  if (scope.place)
    return `${scope.only === undefined ? '' : 'only '}${scope.place
      .split('+')
      .map((place) => place.split('/').at(-1))
      .join(', ')}`;
  return polarity === 'forbids' ? 'that it may not be' : polarity === 'permits' ? 'that it may be' : 'that it must be';
}
