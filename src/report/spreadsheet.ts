import { strToU8, zipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { escapeHtml, escapeMarkup, looksLikeFormula, printable } from './escaping.js';

/** A column of a table that spreadsheets read, as a workbook or as CSV. */
export interface SheetColumn<Row> {
  readonly name: string;
  readonly cell: (row: Row) => string | number | boolean | null;
  /** Texts of this column that are ISO dates or instants become dates. */
  readonly date?: boolean;
  /** In letters. */
  readonly width: number;
}

/** A workbook with one sheet (.xlsx, ECMA-376): a heading that stays where it is and filters, one row each. Texts are texts,
 *  whatever they begin with; the same rows give the same bytes. */
export function formatSpreadsheet<Row>(
  sheet: string,
  rows: readonly Row[],
  columns: readonly SheetColumn<Row>[],
): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageRelations,
    'xl/workbook.xml': workbook(sheet, rangeOf(rows.length + 1, columns.length)),
    'xl/_rels/workbook.xml.rels': workbookRelations,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': worksheet(rows, columns),
  };
  const bytes = Object.entries(files).map(([name, xml]) => [name, strToU8(declaration + xml)] as const);
  // A zip holds a time for each file: the first it can hold, since the last export's is nobody's matter.
  return zipSync(Object.fromEntries(bytes), { mtime: new Date(1980, 0, 1), level: 6 });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes =
  `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`;
const packageRelations = `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const workbookRelations =
  `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`;

/** By their place among `cellXfs`. */
const plain = 0;
const heading = 1;
const day = 2;
const moment = 3;
/** Stays a text also where somebody opens the cell and closes it again. */
const quoted = 4;

const styles =
  `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function workbook(sheet: string, range: string): string {
  const [from, to] = range.split(':').map((cell) => cell.replace(/([A-Z]+)(\d+)/, '$$$1$$$2'));
  const name = escapeHtml(sheet);
  return (
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>` +
    `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${name}'!${from}:${to}</definedName></definedNames></workbook>`
  );
}

function worksheet<Row>(rows: readonly Row[], columns: readonly SheetColumn<Row>[]): string {
  const range = rangeOf(rows.length + 1, columns.length);
  const widths = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const titles = columns.map(({ name }, i) => textCell(`${letters(i)}1`, name, heading));
  const lines = rows.map((row, i) => {
    const cells = columns.map(({ cell, date }, j) => formatCell(`${letters(j)}${i + 2}`, cell(row), date ?? false));
    return `<row r="${i + 2}">${cells.join('')}</row>`;
  });
  return (
    `<worksheet xmlns="${main}"><dimension ref="${range}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols>` +
    `<sheetData><row r="1">${titles.join('')}</row>${lines.join('')}</sheetData><autoFilter ref="${range}"/></worksheet>`
  );
}

function formatCell(at: string, value: string | number | boolean | null, date: boolean): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const serial = date ? serialOf(value) : null;
  if (serial !== null) return `<c r="${at}" s="${value.length > 10 ? moment : day}"><v>${serial}</v></c>`;
  return textCell(at, value, plain);
}

/** A cell of Excel holds no more. */
const mostLetters = 32_767;

function textCell(at: string, value: string, style: number): string {
  const text = printable(value);
  const cut = text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text;
  const used = style === plain && looksLikeFormula(cut) ? quoted : style;
  return `<c r="${at}"${used === plain ? '' : ` s="${used}"`} t="inlineStr"><is><t xml:space="preserve">${escapeMarkup(cut)}</t></is></c>`;
}

const epoch = Temporal.PlainDate.from('1899-12-30');

/** Days since the epoch of spreadsheets, a part of a day for the time on the contract's own clock; null before March 1900, where
 *  spreadsheets count a day that never was. */
function serialOf(iso: string): number | null {
  const date = Temporal.PlainDate.from(iso.slice(0, 10));
  const days = epoch.until(date).days;
  if (days < 61 || date.year > 9999) return null;
  const [hours = 0, minutes = 0] = iso.length > 10 ? iso.slice(11, 16).split(':').map(Number) : [];
  return days + (hours * 60 + minutes) / 1440;
}

function rangeOf(rows: number, columns: number): string {
  return `A1:${letters(columns - 1)}${rows}`;
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
