import { expect, test } from 'vitest';
import { Amendments } from '../../src/conflict/amendments.js';
import type { ComparedDocument, Side } from '../../src/conflict/compared-document.js';
import { Relationships } from '../../src/conflict/relationships.js';
import { TitleWords } from '../../src/conflict/title-words.js';
import type { AmendingClause, Stipulation } from '../../src/model/reading.js';
import { grammars } from '../structure/text-source.js';

function document(id: string, amendments: AmendingClause[] = []): ComparedDocument {
  const parties = [
    { name: 'Alder Ltd', aliases: [] },
    { name: 'Birch Ltd', aliases: [] },
  ];
  const empty = {
    parts: [],
    clauses: [],
    references: [],
    terms: [],
    stipulations: [],
    obligations: [],
    precedence: [],
    findings: [],
  };
  return {
    id,
    lineage: id,
    file: id,
    title: id,
    type: 'agreement',
    parties,
    acronyms: [],
    callsOthers: [],
    date: null,
    text: '',
    ...empty,
    amendments,
  };
}

function side(of: ComparedDocument, clause: string): Side {
  const stipulation: Stipulation = {
    start: 0,
    end: 1,
    subject: 'payment-terms',
    part: 'main',
    clause,
    obligor: '',
    value: null,
    limit: null,
    words: '',
    polarity: 'requires',
    scope: {},
    defers: false,
    rule: '',
  };
  return { document: of, stipulation, obligor: '' };
}

const deed = document('deed', [
  { start: 0, end: 9, part: 'main', clause: '1', does: 'deletes', target: '5', targetTitle: '', puts: [] },
]);
const lease = document('lease');
const documents = [deed, lease];
const links = [{ from: 'deed', to: 'lease', relation: 'amends' as const }];
const amendments = new Amendments(documents, links, new Relationships(documents, links, new TitleWords(grammars)));

test('clause 5 is deleted, and with it 5.2 and 5.2(a)', () => {
  for (const clause of ['5', '5.2', '5.2(a)', '5(b)(ii)'])
    expect(amendments.replaced(side(lease, clause)), clause).toBe(true);
  for (const clause of ['6', '6.5', '15.2', '']) expect(amendments.replaced(side(lease, clause)), clause).toBe(false);
});

test('a number that was printed badly comes to an end too', () => {
  for (const clause of ['5.04(i', '6..', '(', '6(a) x', '1. Scope (of work) today']) {
    expect(typeof amendments.replaced(side(lease, clause)), clause).toBe('boolean');
  }
});
