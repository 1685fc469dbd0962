import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read-source.js';
import { docx, paragraph } from './docx-package.js';

const folder = mkdtempSync(join(tmpdir(), 'tenor-bad-'));
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const reasonOf = async (path: string): Promise<string> => {
  const error = await readSource(path).then(
    () => {
      throw new Error('was read');
    },
    (problem: Error) => problem,
  );
  expect(error.name).toBe('UnreadableFileError');
  expect(error.message.split('\n')).toHaveLength(1);
  return error.message.slice(path.length + 2);
};

test('a pipe with a document’s name is refused at once, not waited for', async () => {
  const path = join(folder, 'pipe.pdf');
  execFileSync('mkfifo', [path]);
  expect(await reasonOf(path)).toMatch(/device or a pipe/);
});

test('a folder with a document’s name is refused', async () => {
  mkdirSync(join(folder, 'folder.docx'));
  expect(await reasonOf(join(folder, 'folder.docx'))).toMatch(/is a folder/);
});

test('a device is refused', async () => {
  symlinkSync('/dev/zero', join(folder, 'zero.txt'));
  expect(await reasonOf(join(folder, 'zero.txt'))).toMatch(/device or a pipe/);
});

test('a link that leads back to itself is refused', async () => {
  symlinkSync(join(folder, 'loop.txt'), join(folder, 'loop.txt'));
  expect(await reasonOf(join(folder, 'loop.txt'))).toMatch(/leads back to itself/);
});

test('a file that does not exist and an empty one say so', async () => {
  expect(await reasonOf(join(folder, 'none.txt'))).toMatch(/does not exist/);
  expect(await reasonOf(put('empty.pdf', ''))).toMatch(/is empty/);
});

test('a file that grows while it is read is refused', async () => {
  const path = put('growing.txt', 'x'.repeat(30_000_000));
  const reading = readSource(path).then(
    () => 'read whole',
    ({ message }: Error) => message,
  );
  for (let i = 0; i < 200; i++) {
    appendFileSync(path, 'more');
    await new Promise(setImmediate);
  }
  // Whether the first bytes were read before or after is chance; a text of half one and half the other never comes.
  expect(await reading).toMatch(/read whole|changed while it was being read/);
});

test('a Word file whose text unpacks to more than the limit is refused before it fills the memory', async () => {
  const bomb = Buffer.alloc(200 * 1024 * 1024, ' ');
  const parts = { 'word/document.xml': bomb, '[Content_Types].xml': Buffer.from('<Types/>') };
  const path = put('bomb.docx', zipSync(parts, { level: 1 }));
  expect(await reasonOf(path)).toMatch(/unpacks to more than/);
});

test('a zip entry that lies about its size is stopped while unpacking', async () => {
  const packed = zipSync({ 'word/document.xml': Buffer.alloc(200 * 1024 * 1024, ' ') }, { level: 1 });
  const view = new DataView(packed.buffer, packed.byteOffset);
  for (let at = 0; at < packed.length - 46; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
  }
  expect(await reasonOf(put('liar.docx', packed))).toMatch(/unpacks to more than/);
});

test('entities that multiply are never expanded', async () => {
  const laughs =
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
  expect(await reasonOf(put('laughs.docx', zipSync({ 'word/document.xml': Buffer.from(laughs) })))).toMatch(/entities/);
});

test('a picture, an archive and a program say what they are and what to do', async () => {
  expect(await reasonOf(put('photo.pdf', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')))).toMatch(
    /a picture \(PNG\): print it to PDF/,
  );
  expect(await reasonOf(put('all.gz', gzipSync(Buffer.from('text'))))).toMatch(/unpack it/);
  expect(await reasonOf(put('tool.doc', Buffer.from('\x7fELF\x02\x01\x01', 'latin1')))).toMatch(/a program/);
});

test('an encrypted Word file says how to open it', async () => {
  const marked = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(2000),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  expect(await reasonOf(put('secret.docx', marked))).toMatch(/encrypted: open it in Word/);
});

test('a Word file with a document’s every name but .docx is read, and the name is reported', async () => {
  const [document] = await readSource(put('contract.pdf', docx({ body: paragraph('Rent is due.') })));
  expect(document!.text).toBe('Rent is due.');
  expect(document!.findings).toEqual([
    { code: 'type-mismatch', message: 'is named .pdf, but is a Word document (.docx): read as that' },
  ]);
});
