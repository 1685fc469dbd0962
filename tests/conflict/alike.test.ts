import { expect, test } from 'vitest';
import { alike } from '../../src/conflict/alike.js';
import type { Stipulation } from '../../src/model/reading.js';

function duty(scope: Record<string, string>): Stipulation {
  return {
    start: 0,
    end: 0,
    subject: 'like-time',
    part: 'main',
    clause: '1',
    obligor: 'Tenant',
    value: null,
    limit: null,
    words: '',
    polarity: 'requires',
    scope,
    defers: false,
    rule: '',
  };
}

const roof = duty({ deed: 'repair', matter: 'roof+leaking' });

test('a roof that is mended is the same roof, whatever else the other sentence says of it', () => {
  expect(alike(roof, duty({ deed: 'repair+report', matter: 'roof' }))).toBe(true);
});

test('mending the roof and inspecting the roof are two duties', () => {
  expect(alike(roof, duty({ deed: 'inspect', matter: 'roof+leaking' }))).toBe(false);
});

test('goods and samples that are delivered on the same kind of order are two matters', () => {
  const goods = duty({ deed: 'deliver', matter: 'good+purchase+order', trigger: 'purchase+order' });
  expect(alike(goods, duty({ deed: 'deliver', matter: 'sample+drawing', trigger: 'drawing' }))).toBe(false);
});

test('faults of severity 1 and of severity 2 are two matters', () => {
  const first = duty({ deed: 'repair', matter: 'error+#1' });
  expect(alike(first, duty({ deed: 'repair', matter: 'error+#2' }))).toBe(false);
});

test('a time that runs from the signing and one that runs from delivery are no like duties', () => {
  const fromSigning = duty({ deed: 'report', matter: 'exit+plan', trigger: 'signature' });
  expect(alike(fromSigning, duty({ deed: 'report', matter: 'exit+plan', trigger: 'delivery' }))).toBe(false);
});

test('a rule for a case and the rule for all cases are no like duties', () => {
  expect(alike(roof, duty({ deed: 'repair', matter: 'roof+leaking', case: 'case' }))).toBe(false);
});
