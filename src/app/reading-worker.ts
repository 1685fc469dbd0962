import { parentPort, workerData } from 'node:worker_threads';
import { UnreadableFileError } from '../model/errors.js';
import type { SourceDocument } from '../model/source-document.js';
import type { ReadingAnswer, ReadingRequest, ReadingResult, ReadingThreadData } from './reading-messages.js';

/** Runs in a thread of `reading-pool.ts`: does one request after the other. What a half of the work needs is loaded when
 *  it is first asked for: the grammars alone take most of a second. */

const { grammars: folder, craft, first } = workerData as ReadingThreadData;
const port = parentPort!;
const answer = (message: ReadingAnswer): void => port.postMessage(message);

async function loadUnderstanding() {
  const [{ readDocument }, { loadGrammars }, { findProvisionModel }] = await Promise.all([
    import('./read-contract.js'),
    import('../grammar/load.js'),
    import('../extract/provision-model.js'),
  ]);
  const grammars = loadGrammars(folder);
  const model = findProvisionModel(folder);
  return (source: SourceDocument) => readDocument(source, grammars, model);
}

let understanding: ReturnType<typeof loadUnderstanding> | undefined;
const understand = () => (understanding ??= loadUnderstanding());

async function perform(request: ReadingRequest): Promise<ReadingResult> {
  if (request.craft === 'understand') {
    const readDocument = await understand();
    const { source: _, ...reading } = readDocument(request.source);
    return { type: 'understood', reading };
  }
  const { path, password, ocrThreads } = request;
  const { readSource } = await import('../ingest/read-source.js');
  const onProgress = (done: number, total: number): void => answer({ type: 'recognising', done, total });
  return { type: 'opened', sources: await readSource(path, { password, ocrThreads, onProgress }) };
}

port.on('message', async (request: ReadingRequest) => {
  try {
    answer(await perform(request));
  } catch (error) {
    if (error instanceof UnreadableFileError) answer({ type: 'unreadable', file: error.file, reason: error.reason });
    else answer({ type: 'defect', trace: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

// A failure is told when the first document comes.
if (craft === 'understand') understand().catch(() => {});
else if (first !== undefined) {
  import('../ingest/read-source.js').then(({ getReadyFor }) => getReadyFor(first)).catch(() => {});
}
