import type { EngineFont, FontFile, FontTold } from './font-needs.js';

/** What the edited PDF.js asks of tenor, by the name `tenor`. */
export interface EngineHooks {
  /** Where its source is. */
  readonly href: string;
  /** Told of each font that a page chooses. */
  readonly noteFont: (loadedName: string, name: string | undefined) => void;
  readonly mustMend: (font: EngineFont, file: FontFile, told: FontTold) => boolean;
}

/** A thing that PDF.js does and has no setting for, and what it does here instead. */
interface Edit {
  readonly why: string;
  /** What its source says, each exactly once, and what takes the place. */
  readonly changes: readonly (readonly [says: string, instead: string])[];
}

/** The text of a page is the same with all of them and without any. Together they take a third off the time to read it.
 *  @source pdf.worker.mjs of PDF.js 5.4 */
const edits: readonly Edit[] = [
  {
    why: 'What was a module becomes the body of a function.',
    changes: [
      ['import.meta.url', 'tenor.href'],
      ['export { WorkerMessageHandler };', 'return WorkerMessageHandler;'],
    ],
  },
  {
    why: `A letter's place is the product of three matrices, computed thrice for each letter. PDF.js makes arrays for all of
      them, in a function that the whole program shares, which V8 compiles for every kind of number.`,
    changes: [
      [
        'const tsm = [textState.fontSize * textState.textHScale, 0, 0, textState.fontSize, 0, textState.textRise];',
        `const { ctm, textMatrix, textRise } = textState;
         const width = textState.fontSize * textState.textHScale;
         let height = textState.fontSize;`,
      ],
      ['tsm[3] *= glyphHeight * textState.fontMatrix[3];', 'height *= glyphHeight * textState.fontMatrix[3];'],
      [
        'return Util.transform(textState.ctm, Util.transform(textState.textMatrix, tsm));',
        `const a = textMatrix[0], b = textMatrix[1], c = textMatrix[2], d = textMatrix[3];
         const xx = a * width + c * 0;
         const xy = b * width + d * 0;
         const yx = a * 0 + c * height;
         const yy = b * 0 + d * height;
         const x = a * 0 + c * textRise + textMatrix[4];
         const y = b * 0 + d * textRise + textMatrix[5];
         const e = ctm[0], f = ctm[1], g = ctm[2], h = ctm[3];
         return [e * xx + g * xy, f * xx + h * xy, e * yx + g * yy, f * yx + h * yy,
                 e * x + g * y + ctm[4], f * x + h * y + ctm[5]];`,
      ],
    ],
  },
  {
    why: `V8 keeps whole numbers apart from others. Functions are compiled anew when a place that held the one, or nothing,
      comes to hold the other: the state holds all kinds once, before any page is read, and matrices never whole numbers.`,
    changes: [
      [
        'const IDENTITY_MATRIX = [1, 0, 0, 1, 0, 0];',
        'const IDENTITY_MATRIX = [0.5, 0, 0, 1, 0, 0];\nIDENTITY_MATRIX[0] = 1;',
      ],
      [
        'class TextState {\n  constructor() {\n    this.ctm = new Float32Array(IDENTITY_MATRIX);',
        'class TextState {\n  constructor() {\n    this.ctm = IDENTITY_MATRIX.slice();',
      ],
      [
        'class EvalState {',
        `const used = new TextState();
         for (const [key, value] of Object.entries(used)) {
           used[key] = typeof value === 'number' ? 0.5 : (value ?? {});
         }
         used.fontName = used.loadedName = '';
         class EvalState {`,
      ],
    ],
  },
  {
    why: 'Where a letter follows another without a gap, its place is the one where that ended.',
    changes: [
      [
        `function compareWithLastPosition(glyphWidth) {
      const currentTransform = getCurrentTextTransform();`,
        `function compareWithLastPosition(glyphWidth, known) {
      const currentTransform = known ?? getCurrentTextTransform();`,
      ],
      [
        'const scale = textState.fontMatrix[0] * textState.fontSize;\n      for',
        'const scale = textState.fontMatrix[0] * textState.fontSize;\n      let known = null;\n      for',
      ],
      ['          saveLastChar(" ");\n', '          saveLastChar(" ");\n          known = null;\n'],
      [
        '!compareWithLastPosition(scaledDim)) {',
        '!compareWithLastPosition(scaledDim, known)) {\n          known = null;',
      ],
      [
        'const textChunk = ensureTextContentItem();\n        if (category',
        'const textChunk = ensureTextContentItem();\n        known = null;\n        if (category',
      ],
      [
        'textChunk.prevTransform = getCurrentTextTransform();\n        }',
        'known = textChunk.prevTransform = getCurrentTextTransform();\n        }',
      ],
      [
        'textChunk.str.push(glyphUnicode);\n        }\n        if (charSpacing) {',
        'textChunk.str.push(glyphUnicode);\n        }\n        if (charSpacing) {\n          known = null;',
      ],
    ],
  },
  {
    why: 'Every string of a page is kept, with its letters, as a name in a list for its font. Few come twice.',
    changes: [
      ['let glyphs = this._charsCache[chars];\n    if (glyphs) {\n      return glyphs;\n    }', 'let glyphs;'],
      ['return this._charsCache[chars] = glyphs;', 'return glyphs;'],
    ],
  },
  {
    why: 'The text of a page comes in pieces of ten lines, each of which waits for the one before to be taken.',
    changes: [
      ['const TEXT_CHUNK_BATCH_SIZE = 10;', 'const TEXT_CHUNK_BATCH_SIZE = Infinity;'],
      [
        'if (textContent.items.length >= (sink?.desiredSize ?? 1)) {\n          stop = true;\n          break;\n        }',
        '',
      ],
    ],
  },
  {
    why: `A copy of the state at each \`q\` is an object derived from the one before. Objects from which others are derived
      are slow in V8, and a page may say \`q\` a thousand times.`,
    changes: [
      [
        'const clone = Object.create(this);\n    clone.textMatrix',
        'const clone = Object.assign(new TextState(), this);\n    clone.textMatrix',
      ],
    ],
  },
  {
    why: `A font is waited for each time that it is chosen, though all but the first time it is there. And its own name is told
      only with the operators that draw a page, which take longer to read than its text.`,
    changes: [
      [
        'async function handleSetFont(fontName, fontRef) {',
        `const chosen = new Map();
    function setFont(translated) {
      tenor.noteFont(translated.loadedName, translated.font.name);
      textState.loadedName = translated.loadedName;
      textState.font = translated.font;
      textState.fontMatrix = translated.font.fontMatrix || FONT_IDENTITY_MATRIX;
    }
    async function handleSetFont(fontName, fontRef) {`,
      ],
      [
        `task);
      textState.loadedName = translated.loadedName;
      textState.font = translated.font;
      textState.fontMatrix = translated.font.fontMatrix || FONT_IDENTITY_MATRIX;`,
        'task);\n      if (fontName) chosen.set(fontName, translated);\n      setFont(translated);',
      ],
      [
        'next(handleSetFont(fontNameArg, null));\n            return;',
        `if (!chosen.has(fontNameArg)) {
              next(handleSetFont(fontNameArg, null));
              return;
            }
            setFont(chosen.get(fontNameArg));
            break;`,
      ],
    ],
  },
  {
    why: 'To empty an array takes V8 longer than to make another.',
    changes: [
      [
        'args.length = 0;\n        operation.args = args;\n        if (!preprocessor.read(operation)) {\n          break;\n        }\n        const previousState',
        'operation.args = args = [];\n        if (!preprocessor.read(operation)) {\n          break;\n        }\n        const previousState',
      ],
      ['textContentItem.str.length = 0;', 'textContentItem.str = [];'],
    ],
  },
  {
    why: 'The files of fonts are mended so that a browser draws with them, which is for nobody where only text is read.',
    changes: [
      [
        'data = this.checkAndRepair(name, file, properties);',
        'data = tenor.mustMend(this, file, properties) ? this.checkAndRepair(name, file, properties) : new Uint8Array(0);',
      ],
    ],
  },
];

/** PDF.js as it reads here. An edit that does not fit its source, of another version, is left out: pages are read more
 *  slowly then, and bold words pass for plain.
 *  @param source  bytes, in which its two million characters are searched ten times as fast
 *  @param told  why those were to be that were left out */
export function editEngine(source: Buffer, told: (why: string) => void = () => {}): string {
  const cuts: { readonly from: number; readonly to: number; readonly instead: string }[] = [];
  for (const { why, changes } of edits) {
    const found = changes.map(([says, instead]) => {
      const from = source.indexOf(says);
      return { from, to: from + Buffer.byteLength(says), instead, often: source.includes(says, from + 1) };
    });
    if (found.some(({ from, often }) => from < 0 || often)) told(why);
    else cuts.push(...found);
  }
  let edited = '';
  let at = 0;
  for (const { from, to, instead } of cuts.sort((one, other) => one.from - other.from)) {
    edited += source.toString('utf8', at, from) + instead;
    at = to;
  }
  return edited + source.toString('utf8', at);
}
