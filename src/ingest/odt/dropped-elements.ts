/** Out-of-line content and things that are no words of the text. Deleted words stand in `text:tracked-changes`. */
export const dropped = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:annotation-end',
  'office:forms',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:note-citation',
  'text:hidden-text',
  'text:ruby-text',
]);
