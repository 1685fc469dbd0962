import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeCsv, escapeHtml, escapeMarkdown, printable, printableLines } from '../../src/report/escaping.js';

describe('printable', () => {
  test('an escape sequence in a contract is shown, not obeyed', () => {
    expect(printable('pay \u001b[2J\u001b[31mnow')).toBe('pay <U+001B>[2J<U+001B>[31mnow');
  });

  test('a mark that turns the direction of text around is shown', () => {
    expect(printable('Party \u202eA ytraP')).toBe('Party <U+202E>A ytraP');
  });

  test('line ends and tabs become one blank; Chinese, accents and emoji stay', () => {
    expect(printable(' 第3条\tcafé\n\n🎉 ')).toBe('第3条 café 🎉');
  });

  test('half a surrogate pair becomes the replacement character', () => {
    expect(printable('a\ud800b')).toBe('a\ufffdb');
  });

  test('whatever the text, no control character comes through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  test('lines stay lines, without the empty ones at both ends', () => {
    expect(printableLines('\n8.4 Deposit\r\n\n(a) first\n')).toEqual(['8.4 Deposit', '', '(a) first']);
  });
});

describe('escaping for files', () => {
  test('a formula in a contract does not run in a spreadsheet', () => {
    expect(escapeCsv('=HYPERLINK("http://x")')).toBe('"\'=HYPERLINK(""http://x"")"');
    expect(escapeCsv('+1')).toBe("'+1");
  });

  test('numbers and absent values are left alone', () => {
    expect([escapeCsv(-1), escapeCsv(null), escapeCsv(true)]).toEqual(['-1', '', 'true']);
  });

  test('a tag in a contract is text on a page', () => {
    expect(escapeHtml('<img src=x onerror="alert(1)">')).toBe('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  });

  test('Markdown in a contract is text in a report', () => {
    expect(escapeMarkdown('# [x](http://y) | **b**')).toBe('\\# \\[x\\](http://y) \\| \\*\\*b\\*\\*');
  });
});
