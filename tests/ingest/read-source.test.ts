import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read-source.js';

const folder = mkdtempSync(join(tmpdir(), 'tenor-ingest-'));

test('the text of a plain text file is the file itself, so that offsets are the file’s own', async () => {
  const path = join(folder, 'lease.txt');
  const text = '1.  Rent\r\n\r\nThe tenant shall pay “rent”\u00a0monthly.\t§ 2\n';
  writeFileSync(path, text);
  const [document] = await readSource(path);
  expect(document!.text).toBe(text);
  expect(document!.format).toBe('text');
});
