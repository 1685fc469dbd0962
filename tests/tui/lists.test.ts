import { expect, test } from 'vitest';
import type { ConflictView } from '../../src/app/views.js';
import { conflictLine, filterItems } from '../../src/tui/lists.js';

const conflict = {
  conflict: {
    id: 'c1',
    severity: 'high',
    type: 'contradiction',
    topic: 'notice of termination for convenience',
    a: { part: 'main', clause: '12.2' },
    b: { part: 'main', clause: '7.1' },
  },
  status: 'open',
  a: { file: 'contracts/mill-supply-agreement.docx' },
  b: { file: 'contracts/corn-supply-amendment.pdf' },
} as unknown as ConflictView;

test('a conflict names the clauses and files of both sides at every width', () => {
  for (const width of [60, 80, 120, 200]) {
    const { text } = conflictLine(conflict, { width, height: 24, colour: false, styles: false });
    expect(text).toHaveLength(width);
    expect(text).toMatch(/cl\. 12\.2 mil.*cl\. 7\.1 corn/);
  }
});

test('a filter makes the words of an item once, and asks for all that are wanted in any case', () => {
  const items = [{ says: 'Pay the Rent' }, { says: 'Keep the books' }];
  let made = 0;
  const words = ({ says }: { says: string }) => {
    made += 1;
    return says;
  };
  expect(filterItems(items, 'rent PAY', words)).toEqual([items[0]]);
  expect(filterItems(items, 'the books', words)).toEqual([items[1]]);
  expect(filterItems(items, ' ', words)).toBe(items);
  expect(made).toBe(2);
});
