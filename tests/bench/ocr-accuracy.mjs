// How many words of a scanned page are recognised: pages of one of the project's own contracts, drawn as pictures in
// several faces, sizes and columns, straight and askew, clean and as from a copier. Run after a build:
//   node tests/bench/ocr-accuracy.mjs
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { readSource } from '../../dist/ingest/read-source.js';
import { commonAnywhere, commonInOrder, wordsOf } from './words.mjs';

const require = createRequire(createRequire(import.meta.url).resolve('pdf-parse'));
const { createCanvas, GlobalFonts } = require('@napi-rs/canvas');
const text = readFileSync(join(import.meta.dirname, '../../contracts/privacy-policy.txt'), 'utf8');
/** Paragraphs, of whole sentences, without the pattern of lines of the file. */
const paragraphs = text
  .split(/\n\s*\n/)
  .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
  .filter((paragraph) => paragraph.length > 60);

/** Faces that scanned contracts are set in, with what may stand for them. */
const serif = ['Liberation Serif', 'Nimbus Roman', 'Times New Roman', 'serif'];
const sans = ['Liberation Sans', 'Nimbus Sans', 'Arial', 'sans-serif'];
const book = ['P052', 'Palatino', 'URW Bookman', 'serif'];
const typewriter = ['Liberation Mono', 'Nimbus Mono PS', 'Courier New', 'monospace'];
const installed = new Set(GlobalFonts.families.map(({ family }) => family));
const faceOf = (faces) => faces.find((face) => installed.has(face)) ?? faces.at(-1);

/** Points, degrees, dots an inch; `dirt`: share of the dots that are wrong. */
const plain = { faces: serif, size: 11, columns: 1, skew: 0, resolution: 300, dirt: 0 };
const pages = {
  'serif, 11 points': plain,
  'sans serif, 10 points': { ...plain, faces: sans, size: 10 },
  'book face, 12 points': { ...plain, faces: book, size: 12 },
  'typewriter, 10 points': { ...plain, faces: typewriter, size: 10 },
  'serif, 8 points': { ...plain, size: 8 },
  'two columns': { ...plain, size: 9, columns: 2 },
  'askew by 1 degree': { ...plain, skew: 1 },
  'askew by 2 degrees': { ...plain, skew: 2 },
  'two columns, askew by 1 degree': { ...plain, size: 9, columns: 2, skew: 1 },
  'fax: 200 dots an inch, dirt': { ...plain, resolution: 200, dirt: 0.003 },
};

/** Numbers that look random and are the same each time (Park and Miller). */
let seed = 20_240_501;
const random = () => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};

/** Draws a page of US letter size. @returns the picture, and the words on it in reading order */
function draw({ faces, size, columns, skew, resolution, dirt }) {
  const scale = resolution / 72;
  const canvas = createCanvas(Math.round(612 * scale), Math.round(792 * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.translate(306, 396);
  context.rotate((skew * Math.PI) / 180);
  context.translate(-306, -396);
  context.fillStyle = 'black';
  context.font = `${size}px "${faceOf(faces)}"`;
  const width = (612 - 144 - 24 * (columns - 1)) / columns;
  const drawn = [];
  let column = 0;
  let y = 90;
  const newLine = (gap) => {
    y += gap * size;
    if (y <= 700) return;
    y = 90;
    column++;
  };
  for (const paragraph of paragraphs) {
    let line = '';
    const put = () => {
      if (column < columns) {
        context.fillText(line, 72 + column * (width + 24), y);
        drawn.push(line);
      }
      newLine(1.25);
    };
    for (const word of paragraph.split(' ')) {
      if (line !== '' && context.measureText(`${line} ${word}`).width > width) {
        put();
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    put();
    newLine(0.6);
  }
  if (dirt > 0) {
    context.resetTransform();
    for (let i = 0; i < dirt * canvas.width * canvas.height; i++) {
      context.fillStyle = random() < 0.5 ? 'black' : 'white';
      context.fillRect(Math.floor(random() * canvas.width), Math.floor(random() * canvas.height), 1, 1);
    }
  }
  return { picture: canvas.toBuffer('image/png'), words: wordsOf(drawn.join(' ')) };
}

const asPdf = (picture) =>
  new Promise((resolve) => {
    const document = new PDFDocument({ size: 'LETTER', margin: 0 });
    const chunks = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.image(picture, 0, 0, { width: 612 });
    document.end();
  });

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`.padStart(7);
const place = mkdtempSync(join(tmpdir(), 'tenor-bench-'));
let all = 0;
let right = 0;
for (const [name, look] of Object.entries(pages)) {
  const { picture, words } = draw(look);
  const file = join(place, 'scan.pdf');
  writeFileSync(file, await asPdf(picture));
  const [{ text: recognised, findings }] = await readSource(file);
  const found = wordsOf(recognised);
  const inOrder = commonInOrder(words, found);
  const confidence = /(\d+) % confidence/.exec(findings.map(({ message }) => message).join(' '))?.[1] ?? '?';
  console.log(
    `${name.padEnd(32)} ${String(words.length).padStart(4)} words: ${percent(inOrder, words.length)} right and in order, ${percent(commonAnywhere(words, found), words.length)} right, own confidence ${confidence} %`,
  );
  all += words.length;
  right += inOrder;
}
rmSync(place, { recursive: true });
console.log(
  `${all} words on ${Object.keys(pages).length} scanned pages: ${percent(right, all).trim()} right and in order`,
);
