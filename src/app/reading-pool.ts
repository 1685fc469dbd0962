import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { UnreadableFileError } from '../model/errors.js';
import type { Reading } from '../model/reading.js';
import type { ReadingAnswer, ReadingRequest } from './reading-messages.js';

export interface ReadingPoolOptions {
  /** Folder of the grammars. */
  readonly grammars: string;
  /** Files read at once. Default: one for each core, at most 8. */
  readonly threads?: number;
  /** Milliseconds for one file, and for each of its scanned pages on top. Default 60,000 and 4,000. */
  readonly timeLimit?: number;
  readonly timeLimitPerScan?: number;
  /** Megabytes for one file. Default 1024. */
  readonly memoryLimit?: number;
}

export interface PoolReadOptions {
  readonly password?: string;
  /** Scanned pages of the file: done, in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What came of one file of several. */
export type FileReading =
  | { readonly path: string; readonly readings: readonly Reading[] }
  | { readonly path: string; readonly error: UnreadableFileError };

interface Task {
  readonly request: ReadingRequest;
  readonly options: PoolReadOptions;
  readonly resolve: (readings: Reading[]) => void;
  readonly reject: (error: Error) => void;
}

/** The worker's code is compiled: a test that runs from `src/` starts that of `dist/`. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/app/reading-worker.js' : './reading-worker.js',
  import.meta.url,
);

/** Reads files in threads of their own, so that a file that never ends or fills the memory stops only itself: its thread
 *  is ended and another takes its place. Threads start when they are needed and live until `close`. */
export class ReadingPool {
  private readonly queue: Task[] = [];
  private readonly idle: Worker[] = [];
  private readonly all = new Set<Worker>();
  readonly threads: number;
  private closed = false;

  constructor(private readonly options: ReadingPoolOptions) {
    this.threads = Math.max(1, options.threads ?? Math.min(availableParallelism(), 8));
  }

  /** Reads one file. Several calls run side by side, and begin in their order.
   *  @throws {UnreadableFileError} also for a file that took too long or too much memory. */
  read(path: string, options: PoolReadOptions = {}): Promise<Reading[]> {
    return new Promise((resolve, reject) => {
      this.queue.push({ request: { path, password: options.password }, options, resolve, reject });
      this.dispatch();
    });
  }

  /** Reads files side by side and gives them in their own order, a few ahead of what was asked for: memory does not grow
   *  with their number. @throws whatever is no fault of a file. */
  async *readInOrder(paths: readonly string[], options: PoolReadOptions = {}): AsyncGenerator<FileReading> {
    const ahead: Promise<FileReading>[] = [];
    const start = async (path: string): Promise<FileReading> => {
      try {
        return { path, readings: await this.read(path, options) };
      } catch (error) {
        if (error instanceof UnreadableFileError) return { path, error };
        throw error;
      }
    };
    let next = 0;
    while (next < paths.length || ahead.length > 0) {
      while (next < paths.length && ahead.length < 2 * this.threads) {
        const reading = start(paths[next++]!);
        // A defect is thrown when its turn comes; until then it is not unhandled.
        reading.catch(() => {});
        ahead.push(reading);
      }
      yield await ahead.shift()!;
    }
  }

  /** Ends all threads; files under way are given up. */
  async close(): Promise<void> {
    this.closed = true;
    for (const { request, reject } of this.queue.splice(0)) reject(new Error(`${request.path}: the import was ended`));
    await Promise.all([...this.all].map((worker) => worker.terminate()));
  }

  private dispatch(): void {
    while (this.queue.length > 0 && !this.closed) {
      const worker = this.idle.pop() ?? (this.all.size < this.threads ? this.start() : undefined);
      if (!worker) return;
      this.run(worker, this.queue.shift()!);
    }
  }

  private start(): Worker {
    const worker = new Worker(script, {
      workerData: { grammars: this.options.grammars },
      resourceLimits: { maxOldGenerationSizeMb: this.options.memoryLimit ?? 1024 },
      // What libraries print about a file is not for the terminal.
      stdout: true,
      stderr: true,
      execArgv: [],
    });
    this.all.add(worker);
    return worker;
  }

  private run(worker: Worker, task: Task): void {
    const { path } = task.request;
    const limit = this.options.timeLimit ?? 60_000;
    const perScan = this.options.timeLimitPerScan ?? 4_000;
    const started = performance.now();
    let timer: NodeJS.Timeout;
    const giveUpAfter = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          const seconds = Math.round(milliseconds / 1000);
          fail(`took longer than ${seconds} s to read and was given up: split it, or save it again in a simpler form`);
        },
        milliseconds - (performance.now() - started),
      );
    };
    // One by one: `removeAllListeners` would also remove what the worker itself needs to go on.
    const settle = (): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    const end = (error: Error): void => {
      settle();
      this.all.delete(worker);
      void worker.terminate();
      task.reject(error);
      this.dispatch();
    };
    const fail = (reason: string, cause?: unknown): void => end(new UnreadableFileError(path, reason, { cause }));
    const succeed = (finish: () => void): void => {
      settle();
      this.idle.push(worker);
      finish();
      this.dispatch();
    };
    const onMessage = (message: ReadingAnswer): void => {
      switch (message.type) {
        case 'recognising':
          if (message.done === 0) giveUpAfter(limit + perScan * message.total);
          task.options.onProgress?.(message.done, message.total);
          break;
        case 'read':
          succeed(() => task.resolve([...message.readings]));
          break;
        case 'unreadable':
          succeed(() => task.reject(new UnreadableFileError(message.file, message.reason)));
          break;
        case 'defect':
          end(new Error(`${path}: ${message.trace}`));
      }
    };
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        fail('needed more memory than one file may take: split it, or save it again in a simpler form', error);
      } else end(error);
    };
    const onExit = (): void => fail('made its reader stop: save it again in the program that made it');
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    giveUpAfter(limit);
    worker.postMessage(task.request);
  }
}
