import { describe, expect, test } from 'vitest';
import { ask } from './ask-sentence.js';

describe('a sentence, read and counted', () => {
  test('without its event is armed, and says what it waits for', () => {
    const [armed] = ask('The Seller shall replace the goods within ten days after receipt of the notice.');
    expect(armed).toMatchObject({ lane: 'armed', waitsFor: 'notice-received', occurrences: [] });
  });

  test('says which holidays are missing', () => {
    const given = { event: '2026-12-30', calendars: ['CN'], timeZone: 'Asia/Shanghai' };
    const [lacking] = ask('The Buyer shall pay within three working days after the demand.', given);
    expect(lacking).toMatchObject({
      lane: 'unresolved',
      unresolved: 'holiday data missing',
      missing: 'CN: the holiday notice for 2027 is not in the data',
    });
  });

  test('gives the same answer, word for word', () => {
    const once = () =>
      JSON.stringify(ask('The Buyer shall pay within five days after delivery.', { event: '2026-05-05' }));
    expect(once()).toBe(once());
  });

  test.each([
    [{ event: '2026-02-30' }, /2026-02-30: no date/],
    [{ timeZone: 'Europe/Londn' }, /Europe\/Londn: no time zone/],
    [{ calendars: ['XX'] }, /XX: no holiday data/],
  ])('%j is a mistake in the command', (given, message) => {
    expect(() => ask('The Buyer shall pay within five days after delivery.', given)).toThrow(message);
  });
});
