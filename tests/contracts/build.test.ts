import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { PDFParse } from 'pdf-parse';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildContracts } from './contracts.js';
import { type Block, parseDraft, plain } from './draft.js';

const contracts = new URL('../../contracts', import.meta.url).pathname;
const drafts = new URL('drafts', import.meta.url).pathname;
const golden = new URL('../golden', import.meta.url).pathname;

const committed = readdirSync(contracts).sort();
const stem = (name: string) => name.replace(/\.\w+$/, '');
/** Without white space, so that lines and pages may break anywhere. */
const squeeze = (text: string) => text.replace(/\s+/g, '');
const isBlock = (block: { type: string }) => block.type !== 'table' && block.type !== 'signatures';

async function readPdf(name: string): Promise<{ pages: number; text: string }> {
  const parser = new PDFParse({ data: new Uint8Array(readFileSync(join(contracts, name))) });
  const result = await parser.getText({ pageJoiner: '' });
  await parser.destroy();
  return { pages: result.total, text: result.text };
}

const plainHtml = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

async function readWords(name: string): Promise<string> {
  const path = join(contracts, name);
  if (name.endsWith('.pdf')) return (await readPdf(name)).text;
  if (name.endsWith('.docx')) return (await mammoth.extractRawText({ path })).value;
  const text = readFileSync(path, 'utf8');
  return name.endsWith('.html') ? plainHtml(text) : text;
}

/** Words of a block that stand together in the document: a clause's number may be Word's own. */
const wordsOf = (block: Block) => ('text' in block ? squeeze(plain(block.text)) : '');

describe('the example contracts', () => {
  let built: Map<string, Uint8Array>;
  beforeAll(async () => {
    built = await buildContracts(drafts);
  });

  test('are the files that the drafts make, byte for byte', () => {
    expect([...built.keys()].sort()).toEqual(committed);
    const changed = committed.filter((name) => !readFileSync(join(contracts, name)).equals(built.get(name)!));
    expect(changed).toEqual([]);
  });

  test.each(committed.filter((name) => !name.endsWith('.md')))(
    '%s holds every paragraph of its draft',
    async (name) => {
      const words = squeeze(await readWords(name));
      const { blocks } = parseDraft(readFileSync(join(drafts, `${stem(name)}.draft`), 'utf8'));
      const whole = blocks.filter(isBlock).map(wordsOf);
      // A paragraph that runs over the foot of a PDF page is interrupted by footer and header: both halves are there.
      const missing = whole.filter((text) => !words.includes(text) && !isBroken(words, text));
      expect(missing).toEqual([]);
    },
  );

  test('have between three and twelve pages where they are printed from PDF', async () => {
    for (const name of committed.filter((file) => file.endsWith('.pdf'))) {
      const { pages } = await readPdf(name);
      expect(pages).toBeGreaterThanOrEqual(3);
      expect(pages).toBeLessThanOrEqual(12);
    }
  });
});

/** True where the text is found in two pieces, the second after the first. */
function isBroken(words: string, text: string): boolean {
  for (let cut = text.length - 1; cut > 0; cut--) {
    const at = words.indexOf(text.slice(0, cut));
    if (at >= 0) return words.indexOf(text.slice(cut), at + cut) > at;
  }
  return false;
}

interface Item {
  readonly doc: string;
  readonly part: string;
  readonly clause: string;
  readonly quote: string;
}

describe('the expected findings', () => {
  test.each(committed)('%s: every quote is in the document and every clause is in its list', async (name) => {
    const folder = join(golden, stem(name));
    const items: Item[] = JSON.parse(readFileSync(join(folder, 'obligations.json'), 'utf8'));
    const clauses = new Set(
      readFileSync(join(folder, 'clauses.txt'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    );
    const words = squeeze(await readWords(name));
    expect(items.length).toBeGreaterThan(10);
    const wrong = items.filter(
      (item) =>
        item.doc !== name ||
        !clauses.has(`${item.part}/${item.clause}`) ||
        !(words.includes(squeeze(item.quote)) || isBroken(words, squeeze(item.quote))),
    );
    expect(wrong).toEqual([]);
  });

  test('conflicts name clauses that exist, and each sort is there', () => {
    type Side = { doc: string; part?: string; clause: string };
    type Pair = { a: Side; b: Side; type?: string; governs?: string | null };
    const expected: { conflicts: Pair[]; non_conflicts: Pair[]; either: Pair[] } = JSON.parse(
      readFileSync(join(golden, 'conflicts.json'), 'utf8'),
    );
    const pairs = [...expected.conflicts, ...expected.non_conflicts, ...expected.either];
    const missing = pairs
      .flatMap(({ a, b }) => [a, b])
      .filter((side) => {
        const list = readFileSync(join(golden, stem(side.doc), 'clauses.txt'), 'utf8').split('\n');
        return !list.some((line) => line.split(' ')[0] === `${side.part ?? 'main'}/${side.clause}`);
      });
    expect(missing).toEqual([]);
    expect(new Set(expected.conflicts.map(({ type }) => type))).toEqual(
      new Set(['superseded', 'precedence', 'stricter', 'contradiction', 'ambiguity']),
    );
    expect(expected.conflicts.length).toBeGreaterThanOrEqual(12);
    expect(expected.non_conflicts.length).toBeGreaterThanOrEqual(expected.conflicts.length);
  });
});
