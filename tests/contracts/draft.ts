/** How an example contract is written down before it becomes a PDF, a Word file, a page or a text. A draft is lines:
 *
 *      @format pdf|docx|txt|html      settings, at the top; see `Settings`
 *      ! TITLE                        centred title
 *      ## Background                  heading without a number
 *      # 7. PAYMENT                   clause heading
 *      7.2 **Payment.** Wexmere …     clause; `**` is bold
 *        (a) …                        two blanks: third level
 *          (i) …                      four blanks: fourth level
 *      == SCHEDULE 1: …               part: numbering starts again
 *      > “7.2 Payment …”              quoted, indented
 *      | Milestone | Date |           table; its first row is the head
 *      @sign A | B                    signature block
 */
export interface Settings {
  readonly format: 'pdf' | 'docx' | 'txt' | 'html';
  /** DOCX only: Word's automatic multi-level numbering, or numbers typed by hand. */
  readonly numbering: 'automatic' | 'typed';
  readonly title: string;
  /** ISO date that goes into the file's properties, so that a rebuild gives the same bytes. */
  readonly date: string;
  readonly header: string;
  /** Left and centre, divided by ` | `. */
  readonly footer: string;
  readonly contents: boolean;
}

export type Block =
  | { readonly type: 'title' | 'heading' | 'part' | 'paragraph' | 'quote'; readonly text: string }
  | {
      readonly type: 'clause';
      /** 0 for `7.`, 1 for `7.2`, 2 for `(a)`, 3 for `(i)`. */
      readonly level: number;
      /** As printed: `7.`, `7.2`, `(a)`, `Section 3.` */
      readonly label: string;
      readonly text: string;
      readonly heading: boolean;
    }
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'signatures'; readonly parties: readonly string[] };

export interface Draft {
  readonly settings: Settings;
  readonly blocks: readonly Block[];
}

const formats = ['pdf', 'docx', 'txt', 'html'] as const;
const levels: readonly (readonly [RegExp, number])[] = [
  [/^(\d+\.\d+) (.+)$/, 1],
  [/^(\d+\.) (.+)$/, 0],
  [/^ {2}(\([a-z]+\)) (.+)$/, 2],
  [/^ {4}(\([ivx]+\)) (.+)$/, 3],
];

const cells = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

function readClause(line: string): Block | null {
  const heading = /^# ((?:Section )?\d+\.) (.+)$/.exec(line);
  if (heading) return { type: 'clause', level: 0, label: heading[1]!, text: heading[2]!, heading: true };
  for (const [pattern, level] of levels) {
    const found = pattern.exec(line);
    if (found) return { type: 'clause', level, label: found[1]!, text: found[2]!, heading: false };
  }
  return null;
}

function readBlock(line: string): Block {
  if (line.startsWith('! ')) return { type: 'title', text: line.slice(2) };
  if (line.startsWith('## ')) return { type: 'heading', text: line.slice(3) };
  if (line.startsWith('== ')) return { type: 'part', text: line.slice(3) };
  if (line.startsWith('> ')) return { type: 'quote', text: line.slice(2) };
  if (line.startsWith('@sign ')) return { type: 'signatures', parties: cells(line.slice(6)) };
  return readClause(line) ?? { type: 'paragraph', text: line.trim() };
}

function readSettings(values: ReadonlyMap<string, string>): Settings {
  const format = formats.find((name) => name === values.get('format'));
  if (!format) throw new Error(`@format must be one of ${formats.join(', ')}`);
  return {
    format,
    numbering: values.get('numbering') === 'automatic' ? 'automatic' : 'typed',
    title: values.get('title') ?? '',
    date: values.get('date') ?? '',
    header: values.get('header') ?? '',
    footer: values.get('footer') ?? '',
    contents: values.get('contents') === 'yes',
  };
}

/** @throws {Error} where a setting that a writer needs is missing. */
export function parseDraft(text: string): Draft {
  const values = new Map<string, string>();
  const blocks: Block[] = [];
  for (const line of text.split('\n')) {
    const setting = /^@(\w+) (.+)$/.exec(line);
    const last = blocks.at(-1);
    if (setting && setting[1] !== 'sign') values.set(setting[1]!, setting[2]!);
    else if (line.startsWith('|') && last?.type === 'table') {
      blocks[blocks.length - 1] = { type: 'table', rows: [...last.rows, cells(line)] };
    } else if (line.startsWith('|')) blocks.push({ type: 'table', rows: [cells(line)] });
    else if (line.trim()) blocks.push(readBlock(line));
  }
  return { settings: readSettings(values), blocks };
}

/** `**bold**` and plain runs, in order. */
export function readRuns(text: string): { readonly text: string; readonly bold: boolean }[] {
  return text
    .split('**')
    .map((run, index) => ({ text: run, bold: index % 2 === 1 }))
    .filter((run) => run.text !== '');
}

/** The words without the marks for bold. */
export const plain = (text: string) => text.replaceAll('**', '');
