/** Groups whose words are not the document's text. All others that begin with `\*` are skipped too. */
export const dropped = new Set(
  'fonttbl colortbl stylesheet info pict object objdata themedata colorschememapping latentstyles datastore generator listtable listoverridetable rsidtbl xmlnstbl fldinst header headerl headerr headerf footer footerl footerr footerf pntext pntxta pntxtb annotation atnid atnauthor atndate atnref atrfstart atrfend bkmkstart bkmkend filetbl revtbl private1 wgrffmtfilter upr'.split(
    ' ',
  ),
);

/** Control words and symbols that stand for one character. */
export const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  endash: '–',
  emdash: '—',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': '\u00a0',
  _: '-',
};

/** Control word, control symbol, brace, or plain characters. */
export const token =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/g;
