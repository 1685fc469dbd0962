import mammoth from 'mammoth';
import type { Finding } from '../../model/finding.js';
import { type BlockText, blockWords, cleanText } from '../text-builder.js';

/** Above this a second reading costs more than it tells (bytes of the package). */
const largestCompared = 8 * 1024 * 1024;

const wordsOf = (text: string): string[] => cleanText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Reads the file a second time with mammoth, another program by other hands, and reports words that it finds and our
 *  own reading has not, and elements that it did not know. Mammoth gives no list numbers, headers or hidden marks, so
 *  it cannot be the first reader; what it does give (paragraphs, tables, notes, text boxes) must all be in ours.
 *  @param hidden  words left out on purpose; mammoth cannot tell them from the others. */
export async function findUnread(
  bytes: Uint8Array,
  blocks: readonly BlockText[],
  hidden: string,
): Promise<readonly Finding[]> {
  if (bytes.length > largestCompared) return [];
  let read: string;
  try {
    read = (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
  } catch {
    // Mammoth gives up on files that are damaged or too deeply nested, and that ours got through: nothing to compare.
    return [];
  }
  const ours = new Map<string, number>();
  const count = (words: readonly string[], by: number) => {
    for (const word of words) ours.set(word, (ours.get(word) ?? 0) + by);
  };
  for (const block of blocks) count(wordsOf(blockWords(block)), 1);
  count(wordsOf(hidden), 1);
  const missing = wordsOf(read).filter((word) => {
    const left = ours.get(word) ?? 0;
    ours.set(word, left - 1);
    return left <= 0;
  });
  // A word or two differ where one reader breaks a word at a tab or a line end and the other does not.
  if (missing.length < 5) return [];
  return [
    {
      code: 'unread-content',
      message: `about ${missing.length} words may not have been read: compare the document near “${missing.slice(0, 8).join(' ')}”`,
    },
  ];
}
