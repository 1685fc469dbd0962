import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of-text.js';

describe('clock, days and post', () => {
  test('the clock that the text names is its zone', () => {
    expect(
      factsOf('1. Times\n\n1.1 The dates and times in this Agreement shall be based on Beijing Time.').timeZone,
    ).toBe('Asia/Shanghai');
  });

  test('its own business day names calendars and days off', () => {
    const text =
      '1. Words\n\n1.1 "Business Day" means a day other than a Saturday, a Sunday or a public holiday in London or Ireland.';
    expect(factsOf(text).businessDay).toMatchObject({ jurisdictions: ['GB-ENG', 'IE'], weekend: [6, 7] });
  });

  test('deemed receipt is read for each way of sending', () => {
    const text =
      '8. Notices\n\n8.1 A notice sent by registered mail is deemed received five (5) Business Days after posting. A notice sent by email is deemed received one day after transmission.';
    expect(factsOf(text).deemedReceipts.map(({ means, after }) => [means, after])).toEqual([
      ['registered post', { count: 5, unit: 'day', business: true }],
      ['email', { count: 1, unit: 'day', business: false }],
    ]);
  });
});
