import { Worker } from 'node:worker_threads';
import { UnreadableFileError } from '../model/errors.js';
import type { Craft, ReadingAnswer, ReadingRequest, ReadingResult, ReadingThreadData } from './reading-messages.js';

/** The worker's code is compiled: a test that runs from `src/` starts that of `dist/`. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/app/reading-worker.js' : './reading-worker.js',
  import.meta.url,
);

/** Megabytes for what a thread has just made. V8 would take twice as much and be no faster: what a document leaves behind
 *  is mostly garbage soon. */
const youngGeneration = 24;

/** How long one file may take, in milliseconds. */
export interface TimeAllowed {
  /** For the file, and for each of its scanned pages on top. */
  readonly limit: number;
  readonly perScan: number;
  /** Of it used up before this request. */
  readonly used: number;
}

export interface Performed {
  readonly result: ReadingResult;
  /** For what is left to do with the same file. */
  readonly allowed: TimeAllowed;
}

/** A thread that does one request at a time. One that takes too long or too much memory ends the thread, and only that. */
export class ReadingThread {
  private readonly worker: Worker;
  private failure: Error | null = null;
  private fail: (error: Error) => void = () => {};
  /** What it was started for, and all that it has done since. */
  readonly craft: Craft;
  readonly learned: Set<Craft>;
  busy = false;
  /** Milliseconds that it stood idle although there was work that it had not learned; since when it does so. */
  idled = 0;
  idleSince: number | null = null;

  /** @param memoryLimit  megabytes */
  constructor(data: ReadingThreadData, memoryLimit: number) {
    this.craft = data.craft;
    this.learned = new Set([data.craft]);
    this.worker = new Worker(script, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit, maxYoungGenerationSizeMb: youngGeneration },
      // What libraries print about a file is not for the terminal.
      stdout: true,
      stderr: true,
      execArgv: [],
    });
    // Heard also while it waits: an error that nobody hears ends the whole program.
    this.worker.on('error', (error) => this.stop(error));
    this.worker.on('exit', () => this.stop(new ThreadEnded()));
  }

  /** Whether it can be asked for anything more. */
  get ended(): boolean {
    return this.failure !== null;
  }

  /** @param file  whose fault it is where limits are passed
   *  @throws {UnreadableFileError} where the file is the reason; anything else is a defect */
  perform(
    file: string,
    request: ReadingRequest,
    allowed: TimeAllowed,
    onProgress: (done: number, total: number) => void = () => {},
  ): Promise<Performed> {
    this.busy = true;
    this.learned.add(request.craft);
    return new Promise<Performed>((resolve, reject) => {
      const started = performance.now();
      let { limit } = allowed;
      let timer: NodeJS.Timeout;
      const used = (): number => allowed.used + performance.now() - started;
      const setTimer = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          const seconds = Math.round(limit / 1000);
          const says = `took longer than ${seconds} s to read and was given up: split it, or save it again in a simpler form`;
          this.stop(new UnreadableFileError(file, says));
        }, limit - used());
      };
      const settle = (): void => {
        clearTimeout(timer);
        this.worker.off('message', onMessage);
        this.fail = () => {};
        this.busy = false;
      };
      const refuse = (error: Error): void => {
        settle();
        reject(error);
      };
      const onMessage = (message: ReadingAnswer): void => {
        switch (message.type) {
          case 'recognising':
            if (message.done === 0) {
              limit = allowed.limit + allowed.perScan * message.total;
              setTimer();
            }
            onProgress(message.done, message.total);
            break;
          case 'unreadable':
            refuse(new UnreadableFileError(message.file, message.reason));
            break;
          case 'defect':
            this.stop(new Error(`${file}: ${message.trace}`));
            break;
          default:
            settle();
            resolve({ result: message, allowed: { ...allowed, limit, used: used() } });
        }
      };
      this.fail = (error) => refuse(describeEnd(file, error));
      if (this.failure) return this.fail(this.failure);
      this.worker.on('message', onMessage);
      setTimer();
      this.worker.postMessage(request);
    });
  }

  async end(): Promise<void> {
    this.failure ??= new Error('the thread was ended');
    await this.worker.terminate();
  }

  private stop(error: Error): void {
    this.failure ??= error;
    void this.worker.terminate();
    this.fail(this.failure);
  }
}

/** Without an error of its own: a library ended it. */
class ThreadEnded extends Error {}

function describeEnd(file: string, error: NodeJS.ErrnoException): Error {
  if (error instanceof ThreadEnded) {
    return new UnreadableFileError(file, 'made its reader stop: save it again in the program that made it');
  }
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  const says = 'needed more memory than one file may take: split it, or save it again in a simpler form';
  return new UnreadableFileError(file, says, { cause: error });
}
