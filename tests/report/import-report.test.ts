import { expect, test } from 'vitest';
import type { LinkView } from '../../src/app/views.js';
import { formatProposedLinks } from '../../src/report/import-report.js';

const link = (relation: string, state: string, to: unknown = {}) => ({ link: { relation, state }, to }) as LinkView;

test('after an import it is said how many links wait for a person, and that an amendment waits with its link', () => {
  expect(formatProposedLinks([link('amends', 'confirmed'), link('under', 'proposed', null)])).toBe('');
  expect(formatProposedLinks([link('supplements', 'proposed')])).toBe(
    '1 link between documents waits to be confirmed: tenor links',
  );
  expect(formatProposedLinks([link('amends', 'proposed'), link('under', 'proposed')])).toBe(
    '2 links between documents wait to be confirmed; until then the amendment changes no due date: tenor links',
  );
});
