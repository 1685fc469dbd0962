import { parentPort, workerData } from 'node:worker_threads';
import { findProvisionModel } from '../extract/provision-model.js';
import { loadGrammars } from '../grammar/load.js';
import { UnreadableFileError } from '../model/errors.js';
import { readContract } from './read-contract.js';
import type { ReadingAnswer, ReadingRequest } from './reading-messages.js';

/** Runs in a thread of `reading-pool.ts`: reads one file after the other through every stage. */

const { grammars: folder } = workerData as { grammars: string };
const grammars = loadGrammars(folder);
const model = findProvisionModel(folder);
const port = parentPort!;
const answer = (message: ReadingAnswer): void => port.postMessage(message);

async function read({ path, password, ocrThreads }: ReadingRequest): Promise<void> {
  try {
    const onProgress = (done: number, total: number): void => answer({ type: 'recognising', done, total });
    answer({ type: 'read', readings: await readContract(path, grammars, model, { password, ocrThreads, onProgress }) });
  } catch (error) {
    if (error instanceof UnreadableFileError) answer({ type: 'unreadable', file: error.file, reason: error.reason });
    else answer({ type: 'defect', trace: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

port.on('message', read);
