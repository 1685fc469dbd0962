import { expect, test } from 'vitest';
import { sayTitle } from '../../src/model/say-title.js';

test('a title printed in capitals is said in ordinary letters, with small words small', () => {
  expect(sayTitle('AMENDMENT NO. 1 TO THE LEASE OF THE MILL')).toBe('Amendment No. 1 to the Lease of the Mill');
  expect(sayTitle('TENANT’S HANDBOOK')).toBe('Tenant’s Handbook');
});

test('a title with small letters, a single word and acronyms stay as they are', () => {
  expect(sayTitle('Order Form 3 (ACME)')).toBe('Order Form 3 (ACME)');
  expect(sayTitle('LEASE')).toBe('LEASE');
  expect(sayTitle('MUTUAL NDA', ['NDA'])).toBe('Mutual NDA');
  expect(sayTitle('GDPR TERMS')).toBe('GDPR Terms');
});
