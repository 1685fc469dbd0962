import { CommanderError } from 'commander';
import { TenorError } from '../model/errors.js';
import { printable } from '../report/escaping.js';
import { buildProgram } from './program.js';
import type { Session, Streams } from './session.js';

/** Runs one command line. @returns the exit code of SPEC section 3: 0 done; 1 done, but something needs a person; 2 used
 *  wrongly; 70 a defect of tenor's own. */
export async function run(
  argv: readonly string[],
  world: { streams: Streams; environment: NodeJS.ProcessEnv },
): Promise<number> {
  const { streams } = world;
  // A reader that has had enough (`tenor obligations | head`) is no error.
  streams.output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    // Nor is a terminal that has gone. Node aborts where it cannot reset one at its exit, so the signal itself ends it.
    if (error.code === 'EIO') {
      process.removeAllListeners('SIGHUP');
      process.kill(process.pid, 'SIGHUP');
      return;
    }
    const why = error.code === 'ENOSPC' ? 'the disk is full' : error.message;
    streams.errors.write(
      `tenor: the output cannot be written (${printable(why)}): what stands there is not complete\n`,
    );
    process.exit(1);
  });
  let session: Session | null = null;
  try {
    const program = await buildProgram(argv, world, (opened) => {
      session = opened;
    });
    await program.parseAsync(argv, { from: 'user' });
    return (session as Session | null)?.exitCode ?? 0;
  } catch (error) {
    return report(error, argv.includes('--debug'), streams);
  } finally {
    await (session as Session | null)?.close();
  }
}

function report(error: unknown, debug: boolean, streams: Streams): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof TenorError) {
    streams.errors.write(`tenor: ${printable(error.message)}\n`);
    if (debug) streams.errors.write(`${error.stack}\n`);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  streams.errors.write(`tenor: defect: ${printable(message)}\n`);
  streams.errors.write(
    debug && error instanceof Error
      ? `${error.stack}\n`
      : 'This is a defect of tenor itself; run the same command with --debug and report what it prints.\n',
  );
  return 70;
}
