/** Elements whose words are not the document's: the earlier state of a tracked change, instructions, other renderings. */
export const dropped = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
  'w:numberingChange',
  'w:instrText',
  'w:delInstrText',
  'w:delText',
  'w:sdtPr',
  'w:rt',
  'w:fldData',
]);
