import { describe, expect, test } from 'vitest';
import { calendarFor } from '../../src/calendar/choose-calendar.js';
import { dayNumberOf, parseDayNumber, weekdayOf } from '../../src/calendar/day-number.js';

/** Days that differ from the plain week in one year: weekdays off, and weekend days worked. */
function differences(code: string, year: number): { off: string[]; worked: string[] } {
  const calendar = calendarFor({ jurisdictions: [code] });
  const off: string[] = [];
  const worked: string[] = [];
  for (let day = dayNumberOf(year, 1, 1); day < dayNumberOf(year + 1, 1, 1); day++) {
    const date = new Date(day * 86_400_000).toISOString().slice(5, 10);
    const { business } = calendar.standing(day);
    if (weekdayOf(day) <= 5 && !business) off.push(date);
    if (weekdayOf(day) > 5 && business) worked.push(date);
  }
  return { off, worked };
}

const list = (days: string) => days.split(' ').filter(Boolean);

describe('mainland China, as the General Office of the State Council announced it', () => {
  // 国办发明电〔2023〕7号, https://www.gov.cn/zhengce/content/202310/content_6911527.htm
  test('2024', () => {
    expect(differences('CN', 2024)).toEqual({
      off: list(
        '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
      ),
      worked: list('02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'),
    });
  });
  // 国办发明电〔2024〕12号, https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm
  test('2025', () => {
    expect(differences('CN', 2025)).toEqual({
      off: list(
        '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
      ),
      worked: list('01-26 02-08 04-27 09-28 10-11'),
    });
  });
  // 国办发明电〔2025〕7号, https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm
  test('2026', () => {
    expect(differences('CN', 2026)).toEqual({
      off: list(
        '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
      ),
      worked: list('01-04 02-14 02-28 05-09 09-20 10-10'),
    });
  });
  test('a year whose notice has not been published is not guessed', () => {
    const calendar = calendarFor({ jurisdictions: ['CN'] });
    expect(() => calendar.add(parseDayNumber('2026-12-31'), 1)).toThrow(/CN: the holiday notice for 2027/);
    expect(calendar.add(parseDayNumber('2026-12-30'), 1)).toBe(parseDayNumber('2026-12-31'));
  });
});

describe('bank holidays in England and Wales, https://www.gov.uk/bank-holidays', () => {
  test.each([
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ])('%i', (year, days) => expect(differences('GB-ENG', year)).toEqual({ off: list(days), worked: [] }));

  test('a contract under the law of the United Kingdom, without more, is taken to mean England and Wales', () => {
    expect(differences('GB', 2026)).toEqual(differences('GB-ENG', 2026));
  });
  test('Scotland has its own', () => {
    // https://www.gov.uk/bank-holidays, division Scotland
    expect(differences('GB-SCT', 2025).off).toEqual(list('01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26'));
  });
});

// 5 U.S.C. 6103(a), and (b)(1) for holidays on a Saturday; Executive Order 11582 for those on a Sunday
describe('federal holidays of the United States, https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays', () => {
  test.each([
    [2024, '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25'],
    [2025, '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25'],
    [2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
    // New Year's Day 2028 is a Saturday, kept on 31 December 2027; Christmas Day 2027 likewise on the 24th.
    [2027, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
    // Veterans Day 2028 is a Saturday, kept on Friday 10 November.
    [2028, '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25'],
  ])('%i', (year, days) => expect(differences('US', year)).toEqual({ off: list(days), worked: [] }));
});

// Einigungsvertrag art. 2(2) for 3 October; the holiday acts of the sixteen states agree on these nine
describe('holidays in all of Germany', () => {
  test.each([
    [2024, '01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-01 05-14 05-25 12-25'],
    [2027, '01-01 03-26 03-29 05-06 05-17'],
  ])('%i', (year, days) => expect(differences('DE', year)).toEqual({ off: list(days), worked: [] }));

  test('Bavaria has four more on weekdays of 2026 or none, as they fall', () => {
    // Feiertagsgesetz (BY) art. 1: Epiphany, Corpus Christi, Assumption where Catholics are the majority, All Saints
    expect(differences('DE-BY', 2026).off).toEqual(list('01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 12-25'));
  });
});

// Organisation of Working Time Act 1997, second schedule, and S.I. 50/2022 for St Brigid's Day
describe('public holidays in Ireland', () => {
  test.each([
    [2024, '01-01 02-05 04-01 05-06 06-03 08-05 10-28 12-25 12-26'],
    [2025, '01-01 02-03 03-17 04-21 05-05 06-02 08-04 10-27 12-25 12-26'],
    [2026, '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25'],
    [2027, '01-01 02-01 03-17 03-29 05-03 06-07 08-02 10-25'],
  ])('%i', (year, days) => expect(differences('IE', year)).toEqual({ off: list(days), worked: [] }));
});
