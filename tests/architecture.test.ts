import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = new URL('../src', import.meta.url).pathname;

/** What each stage may import, in reading order. Arrows go one way. */
const mayImport: Record<string, readonly string[]> = {
  model: [],
  ingest: ['model'],
  grammar: ['model'],
  structure: ['model', 'grammar'],
  facts: ['model', 'grammar'],
  extract: ['model', 'grammar'],
  calendar: ['model'],
  resolve: ['model', 'calendar'],
  conflict: ['model', 'grammar'],
  remind: ['model', 'calendar'],
  store: ['model'],
  app: [
    'model',
    'ingest',
    'grammar',
    'structure',
    'facts',
    'extract',
    'calendar',
    'resolve',
    'conflict',
    'remind',
    'store',
  ],
  report: ['model', 'grammar', 'app'],
  tui: ['model', 'app', 'report'],
  cli: ['model', 'app', 'report', 'tui'],
};

/** Packages that have one home, so that another can take their place there. */
const homes: Record<string, string> = {
  'pdf-parse': 'ingest',
  mammoth: 'ingest',
  'tesseract.js': 'ingest',
  natural: 'extract',
  kysely: 'store',
  sqlite3: 'store',
  pg: 'store',
  pgpass: 'store',
  'date-holidays': 'calendar',
  'chinese-days': 'calendar',
  ink: 'tui',
  react: 'tui',
  commander: 'cli',
};

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sourceFiles(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

const imports = sourceFiles(src).flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((match) => ({ file, name: relative(src, file), target: match[1] ?? match[2] ?? match[3]! })),
);
const stageOf = (path: string) => relative(src, path).split('/')[0]!;

describe('architecture', () => {
  test('every folder of src is a stage of the reading order', () => {
    expect(readdirSync(src).filter((name) => !(name in mayImport))).toEqual([]);
  });

  test('imports between stages go one way', () => {
    const offenders = imports
      .filter(({ target }) => target.startsWith('.'))
      .map(({ file, name, target }) => ({ name, from: stageOf(file), to: stageOf(resolve(dirname(file), target)) }))
      .filter(({ from, to }) => from !== to && !mayImport[from]?.includes(to))
      .map(({ name, to }) => `${name} imports ${to}/`);
    expect(offenders).toEqual([]);
  });

  test('no file imports itself in a circle', () => {
    const graph = new Map<string, string[]>();
    for (const { file, target } of imports) {
      if (!target.startsWith('.')) continue;
      const base = resolve(dirname(file), target).replace(/\.jsx?$/, '');
      const to = [`${base}.ts`, `${base}.tsx`].find((path) => imports.some((i) => i.file === path));
      if (to) graph.set(file, [...(graph.get(file) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      if (trail.includes(file)) {
        circles.push([...trail.slice(trail.indexOf(file)), file].map((path) => relative(src, path)).join(' -> '));
        return;
      }
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('a package with a home is imported only there', () => {
    const offenders = imports
      .filter(({ target }) => !target.startsWith('.'))
      .flatMap(({ file, name, target }) => {
        const home = Object.keys(homes).find((pack) => target === pack || target.startsWith(`${pack}/`));
        return home && homes[home] !== stageOf(file)
          ? [`${name} imports ${target}, whose home is ${homes[home]}/`]
          : [];
      });
    expect(offenders).toEqual([]);
  });

  test('natural is imported by module path: the whole package loads database clients', () => {
    expect(imports.filter(({ target }) => target === 'natural').map(({ name }) => name)).toEqual([]);
  });

  test('no folder or file is a drawer for odds and ends', () => {
    const drawers = sourceFiles(src).filter((file) =>
      /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(relative(src, file)),
    );
    expect(drawers.map((file) => relative(src, file))).toEqual([]);
  });

  test('only the command line reads arguments, the environment or the clock', () => {
    const readers = sourceFiles(src)
      .filter((file) => !['cli', 'ingest'].includes(stageOf(file)))
      .filter((file) =>
        /process\.(argv|env)\b|new Date\(\)|Date\.now\(\)|Temporal\.Now\b/.test(readFileSync(file, 'utf8')),
      )
      .map((file) => relative(src, file));
    expect(readers).toEqual([]);
  });
});
