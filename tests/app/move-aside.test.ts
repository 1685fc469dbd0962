import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ArrivingFiles } from '../../src/app/arriving-files.js';
import { moveAside } from '../../src/app/move-aside.js';
import { temporaryFolder } from '../store/reading-sample.js';

/** What lies in a folder: `done/lease.txt: words`. */
function contents(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => `${path.slice(root.length + 1)}: ${readFileSync(path, 'utf8')}`)
    .sort();
}

function put(root: string, name: string, words: string): void {
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), words);
}

test('a file is moved under its name, with the folder that leads to it; nothing is written over', () => {
  const root = temporaryFolder();
  for (const words of ['one', 'two', 'three']) {
    put(root, 'acme/lease.v1.txt', words);
    moveAside(root, 'done', 'acme/lease.v1.txt', null);
  }
  expect(contents(root)).toEqual([
    'done/acme/lease.v1-2.txt: two',
    'done/acme/lease.v1-3.txt: three',
    'done/acme/lease.v1.txt: one',
  ]);
});

test('why it could not be read stands beside it; neither is ever written over', () => {
  const root = temporaryFolder();
  put(root, 'error/cut.pdf.txt', 'somebody else');
  put(root, 'cut.pdf', 'bytes');
  expect(moveAside(root, 'error', 'cut.pdf', 'is no PDF')).toBe(join(root, 'error/cut-2.pdf'));
  expect(contents(root)).toEqual([
    'error/cut-2.pdf.txt: is no PDF',
    'error/cut-2.pdf: bytes',
    'error/cut.pdf.txt: somebody else',
  ]);
});

test('a move that was cut short behind any of its steps is finished the next time', () => {
  const afterReason = temporaryFolder();
  put(afterReason, 'cut.pdf', 'bytes');
  put(afterReason, 'error/cut.pdf.txt', 'is no PDF');
  moveAside(afterReason, 'error', 'cut.pdf', 'is no PDF');
  expect(contents(afterReason)).toEqual(['error/cut.pdf.txt: is no PDF', 'error/cut.pdf: bytes']);

  const inBothPlaces = temporaryFolder();
  put(inBothPlaces, 'lease.txt', 'words');
  mkdirSync(join(inBothPlaces, 'done'));
  linkSync(join(inBothPlaces, 'lease.txt'), join(inBothPlaces, 'done/lease.txt'));
  moveAside(inBothPlaces, 'done', 'lease.txt', null);
  expect(contents(inBothPlaces)).toEqual(['done/lease.txt: words']);
});

test('a file that has gone leaves no reason behind', () => {
  const root = temporaryFolder();
  expect(() => moveAside(root, 'error', 'cut.pdf', 'is no PDF')).toThrow(/ENOENT/);
  expect(contents(root)).toEqual([]);
});

test('a file has arrived when it has not changed for the time given; what is no document is told once', () => {
  const root = temporaryFolder();
  const arriving = new ArrivingFiles(root, 100);
  const told: string[] = [];
  const look = (now: number) => arriving.look(now, (path) => told.push(path)).map(({ name }) => name);
  put(root, 'lease.txt', 'half');
  put(root, 'empty.txt', '');
  put(root, 'program.exe', 'x');
  put(root, '.lease.txt.part', 'x');
  put(root, 'done/old.txt', 'x');
  put(root, 'acme/done/nda.txt', 'x');
  expect(look(0)).toEqual([]);
  put(root, 'lease.txt', 'half and more');
  expect(look(100)).toEqual(['acme/done/nda.txt']);
  expect(look(199)).toEqual(['acme/done/nda.txt']);
  expect(look(200)).toEqual(['acme/done/nda.txt', 'lease.txt']);
  expect(look(1500)).toEqual(['acme/done/nda.txt', 'empty.txt', 'lease.txt']);
  expect(told).toEqual([join(root, 'program.exe')]);
});
