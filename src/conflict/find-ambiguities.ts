import { createHash } from 'node:crypto';
import type { Conflict } from '../model/conflict.js';
import type { Finding } from '../model/finding.js';
import type { ComparedDocument } from './compared-document.js';

/** Findings by which one text undoes itself, and what each means for a lawyer. */
const undoing: Partial<Record<Finding['code'], { topic: string; because: string; advice: string }>> = {
  'word-figure-mismatch': {
    topic: 'words-and-figures',
    because: 'words and figures differ',
    advice: 'Ask for a correction; until then act on the shorter time and the higher sum.',
  },
  'unresolved-reference': {
    topic: 'missing-clause',
    because: 'the clause referred to does not exist',
    advice: 'Ask which clause is meant.',
  },
};

/** Places where one text undoes itself: words against figures, a reference to a number that is missing. */
export function findAmbiguities(document: ComparedDocument): Conflict[] {
  return document.findings.flatMap((finding) => {
    const kind = undoing[finding.code];
    if (!kind || !finding.span) return [];
    const quote = document.text.slice(finding.span.start, finding.span.end);
    const side = {
      document: document.id,
      part: finding.part,
      clause: finding.clause,
      obligation:
        document.obligations.find((o) => o.start <= finding.span!.start && finding.span!.end <= o.end)?.id ?? null,
      span: finding.span,
      quote,
      value: '',
    };
    const id = createHash('sha256')
      .update(`${kind.topic}\u0000${document.id}\u0000${finding.span.start}\u0000${quote}`)
      .digest('hex');
    return [
      {
        id: id.slice(0, 16),
        topic: kind.topic,
        type: 'ambiguity' as const,
        severity: finding.code === 'word-figure-mismatch' ? ('high' as const) : ('low' as const),
        a: side,
        b: side,
        governs: null,
        because: kind.because,
        explanation: `${document.title}, clause ${finding.clause}: ${finding.message}.`,
        advice: kind.advice,
      },
    ];
  });
}
