import { expect } from 'vitest';
import type { SourceDocument } from '../../src/model/source-document.js';

/** What every reader promises of every document, whatever was in the file. */
export function expectWellFormed(document: SourceDocument): void {
  const { text, blocks, pageStarts, findings, sha256 } = document;
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(pageStarts[0]).toBe(0);
  for (const [i, start] of pageStarts.entries()) {
    expect(start).toBeGreaterThanOrEqual(i === 0 ? 0 : pageStarts[i - 1]!);
    expect(start).toBeLessThanOrEqual(text.length);
  }
  let end = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(end);
    expect(block.end).toBeGreaterThan(block.start);
    expect(block.end).toBeLessThanOrEqual(text.length);
    if (block.label !== undefined && document.format !== 'markdown') {
      expect(text.slice(block.start, block.end).startsWith(block.label)).toBe(true);
    }
    let cellEnd = block.start;
    for (const cell of block.cells ?? []) {
      expect(cell.start).toBeGreaterThanOrEqual(cellEnd);
      expect(cell.end).toBeGreaterThanOrEqual(cell.start);
      expect(cell.end).toBeLessThanOrEqual(block.end);
      cellEnd = cell.end;
    }
    end = block.end;
  }
  for (const { span, message } of findings) {
    expect(message).not.toMatch(/\n/);
    if (span) expect(span.end).toBeLessThanOrEqual(text.length);
  }
  if (!['text', 'markdown'].includes(document.format)) expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
}
