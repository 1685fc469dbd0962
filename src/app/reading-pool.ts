import { availableParallelism } from 'node:os';
import type { Reading } from '../model/reading.js';
import type { SourceDocument } from '../model/source-document.js';
import type { Craft, ReadingRequest } from './reading-messages.js';
import { type Performed, ReadingThread, type TimeAllowed } from './reading-thread.js';
import { tuneEngine } from './tune-engine.js';

export interface ReadingPoolOptions {
  /** Folder of the grammars. */
  readonly grammars: string;
  /** Threads that read at once. Default: one for each core, at most 8. */
  readonly threads?: number;
  /** Milliseconds for one file, and for each of its scanned pages on top. Default 60,000 and 4,000. */
  readonly timeLimit?: number;
  readonly timeLimitPerScan?: number;
  /** Megabytes for one file. Default 512, enough for 10 MB of contracts as text. */
  readonly memoryLimit?: number;
}

export interface PoolReadOptions {
  readonly password?: string;
  /** Scanned pages of the file: done, in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

interface Job {
  readonly file: string;
  readonly request: ReadingRequest;
  readonly allowed: TimeAllowed;
  readonly onProgress?: PoolReadOptions['onProgress'];
  readonly resolve: (performed: Performed) => void;
  readonly reject: (error: Error) => void;
}

/** Milliseconds that a thread stands idle before it learns the other half of the work, which costs about as much, and 100
 *  MB: modules and grammars are loaded and the engine compiles what runs often, for each thread anew. */
const patience = 3_000;

/** Reads files in threads of their own, so that a file that never ends or fills the memory stops only itself: its thread
 *  is ended and another takes its place. Threads start when they are needed and live until `close`. Half of them open
 *  files, half understand what is in them; one that has stood idle for long does both from then on. */
export class ReadingPool {
  private readonly queues: Readonly<Record<Craft, Job[]>> = { open: [], understand: [] };
  private readonly all = new Set<ReadingThread>();
  readonly threads: number;
  private closed = false;
  private alarm: NodeJS.Timeout | undefined;

  constructor(private readonly options: ReadingPoolOptions) {
    this.threads = Math.max(1, options.threads ?? Math.min(availableParallelism(), 8));
    tuneEngine();
  }

  /** Starts the first threads, which load what they need meanwhile.
   *  @param first  the file that will be read first */
  prepare(first: string): void {
    if (this.all.size > 0) return;
    // With one thread for both halves, the half that comes first.
    this.start('open', first);
    if (this.threads > 1) this.start('understand');
  }

  /** Reads one file. Several calls run side by side, and begin in their order.
   *  @throws {UnreadableFileError} also for a file that took too long or too much memory. */
  async read(path: string, { password, onProgress }: PoolReadOptions = {}): Promise<Reading[]> {
    const { timeLimit: limit = 60_000, timeLimitPerScan: perScan = 4_000 } = this.options;
    this.prepare(path);
    // The other half of the threads has work of its own, or learns to open files too.
    const ocrThreads = Math.ceil(this.threads / 2);
    const { result, allowed } = await this.assign(
      path,
      { craft: 'open', path, password, ocrThreads },
      { limit, perScan, used: 0 },
      onProgress,
    );
    const sources = result.type === 'opened' ? result.sources : [];
    return Promise.all(sources.map((source) => this.understand(source, allowed)));
  }

  /** Ends all threads; files under way are given up. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.alarm);
    for (const queue of Object.values(this.queues)) {
      for (const { file, reject } of queue.splice(0)) reject(new Error(`${file}: the import was ended`));
    }
    await Promise.all([...this.all].map((thread) => thread.end()));
  }

  private async understand(source: SourceDocument, allowed: TimeAllowed): Promise<Reading> {
    const { result } = await this.assign(source.file, { craft: 'understand', source }, allowed);
    if (result.type !== 'understood') throw new Error(`${source.file}: ${result.type} came instead of understood`);
    return { source, ...result.reading };
  }

  private assign(
    file: string,
    request: ReadingRequest,
    allowed: TimeAllowed,
    onProgress?: PoolReadOptions['onProgress'],
  ): Promise<Performed> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Error(`${file}: the import was ended`));
      this.queues[request.craft].push({ file, request, allowed, onProgress, resolve, reject });
      this.dispatch();
    });
  }

  private dispatch(): void {
    if (this.closed) return;
    for (const thread of this.all) {
      if (thread.ended) this.all.delete(thread);
      else if (!thread.busy) this.employ(thread);
    }
    // What was opened first is understood first, so that little waits in memory.
    for (const craft of ['understand', 'open'] as const) {
      while (this.queues[craft].length > 0 && this.mayStart(craft)) this.employ(this.start(craft));
    }
  }

  private mayStart(craft: Craft): boolean {
    const started = [...this.all].filter((thread) => thread.craft === craft).length;
    return this.all.size < this.threads && started < Math.ceil(this.threads / 2);
  }

  private start(craft: Craft, first?: string): ReadingThread {
    const { grammars, memoryLimit = 512 } = this.options;
    const thread = new ReadingThread({ grammars, craft, first }, memoryLimit);
    this.all.add(thread);
    return thread;
  }

  /** Gives an idle thread something to do: what it has learned, or, once its patience is at an end, what it has not. */
  private employ(thread: ReadingThread): void {
    const now = performance.now();
    if (thread.idleSince !== null) thread.idled += now - thread.idleSince;
    thread.idleSince = null;
    const waiting = (['understand', 'open'] as const).filter((craft) => this.queues[craft].length > 0);
    const craft = waiting.find((one) => thread.learned.has(one));
    const unlearned = waiting[0];
    if (craft) this.run(thread, this.queues[craft].shift()!);
    else if (unlearned === undefined) return;
    else if (this.threads === 1 || thread.idled >= patience) this.run(thread, this.queues[unlearned].shift()!);
    else {
      thread.idleSince = now;
      clearTimeout(this.alarm);
      this.alarm = setTimeout(() => this.dispatch(), patience - thread.idled);
    }
  }

  private run(thread: ReadingThread, { file, request, allowed, onProgress, resolve, reject }: Job): void {
    thread
      .perform(file, request, allowed, onProgress)
      .then(resolve, reject)
      .finally(() => this.dispatch());
  }
}
