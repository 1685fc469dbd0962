import { expect, test } from 'vitest';
import { readBuffer } from '../../src/ingest/read-source.js';
import { odt } from './odt-package.js';

test('a placeholder that nobody has filled in is a blank', async () => {
  const body =
    '<text:p>Pay within <text:placeholder text:placeholder-type="text">&lt;days&gt;</text:placeholder> days.</text:p>';
  expect((await readBuffer('a.odt', odt(body), {}))[0]!.text).toBe('Pay within [ ] days.');
});

test('a section that is hidden is left out and told', async () => {
  const body =
    '<text:section text:name="s" text:display="none"><text:p>Pay twice.</text:p></text:section><text:p>Pay once.</text:p>';
  const { text, findings } = (await readBuffer('a.odt', odt(body), {}))[0]!;
  expect(text).toBe('Pay once.');
  expect(findings).toEqual([{ code: 'hidden-text', message: 'has hidden text, which was left out: “Pay twice.”' }]);
});
