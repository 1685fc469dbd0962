import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { UnreadableFileError } from '../model/errors.js';
import { type SourceText, TextBuilder } from './text-builder.js';

/** Milliseconds that a converter may take, and bytes that it may give. */
const timeLimit = 45_000;
const outputLimit = 64 * 1024 * 1024;

const howTo =
  'is an old Word document (.doc), which only another program can read: open it in Word or LibreOffice and save it as .docx, or install LibreOffice (or antiword) and import it again';

const isInstalled = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));

/** Runs a program without a shell. @returns what it printed; null if it is not installed, failed, or took too long. */
function run(program: string, args: readonly string[], folder: string): Promise<string | null> {
  if (!isInstalled(program)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const started = spawn(program, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = () => {
      // The whole group: soffice starts programs of its own.
      if (started.pid !== undefined)
        try {
          process.kill(-started.pid, 'SIGKILL');
        } catch {
          /* already gone */
        }
    };
    const timer = setTimeout(stop, timeLimit);
    started.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > outputLimit) stop();
      else chunks.push(chunk);
    });
    started.on('error', () => {
      clearTimeout(timer);
      resolve(null);
    });
    started.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? Buffer.concat(chunks).toString('utf8') : null);
    });
  });
}

/** Reads Word 97's binary format through a converter that is installed: LibreOffice to .docx, which keeps the numbering,
 *  else antiword or catdoc to plain text. It works on a copy in a folder of its own, which is removed afterwards.
 *  @throws {UnreadableFileError} that says how to convert the file where no converter is installed. */
export async function readDoc(file: string, bytes: Buffer): Promise<SourceText> {
  const folder = await mkdtemp(join(tmpdir(), 'tenor-doc-'));
  try {
    const copy = join(folder, 'document.doc');
    await writeFile(copy, bytes, { mode: 0o600 });
    for (const office of ['soffice', 'libreoffice']) {
      const args = [
        '--headless',
        '--norestore',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        'docx',
        '--outdir',
        folder,
        copy,
      ];
      if ((await run(office, args, folder)) === null) continue;
      if (!(await readdir(folder)).includes('document.docx')) continue;
      const { readDocx } = await import('./docx/read-docx.js');
      return await readDocx(file, await readFile(join(folder, 'document.docx')));
    }
    for (const [program, args] of [
      ['antiword', ['-w', '0', '-m', 'UTF-8.txt', copy]],
      ['catdoc', ['-w', '-d', 'utf-8', copy]],
    ] as const) {
      const text = await run(program, args, folder);
      if (text === null || text.trim() === '') continue;
      const builder = new TextBuilder();
      for (const paragraph of text.split(/\n\s*\n/)) builder.add({ kind: 'paragraph', text: paragraph });
      builder.findings.push({
        code: 'unread-content',
        message: `was converted by ${program}, which does not tell the numbers that Word generates: saved as .docx, it is read with them`,
      });
      return builder.build('docx');
    }
    throw new UnreadableFileError(file, howTo);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
