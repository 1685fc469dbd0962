import { expect, test } from 'vitest';
import { layFields } from '../../src/tui/fields.js';

const fields = [
  { text: 'Mill Ltd -> Corn plc', share: 5 },
  { text: 'deliver the monthly statement of all stocks', share: 10 },
  { text: 'cl. 4.2 supply.docx', share: 5 },
];

test('at every width each field has its share, and the line fills the width', () => {
  for (const width of [60, 80, 120, 200]) expect(layFields('. 2026-05-01', fields, width)).toHaveLength(width);
  expect(layFields('. 2026-05-01', fields, 60)).toBe('. 2026-05-01  Mill Ltd …  deliver the monthly …  cl. 4.2 su…');
});

test('a screen that is too narrow for any field shows what stands before them', () => {
  expect(layFields('. 2026-05-01', fields, 12).trim()).toBe('. 2026-05-01');
});
