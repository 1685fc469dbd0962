/** What holds for the words of a group; groups in it begin with the same. */
export interface Group {
  dropped: boolean;
  hidden: boolean;
  deleted: boolean;
  struck: boolean;
  bold: boolean;
  /** Small letters above the line. */
  raised: boolean;
  /** Characters that stand after `\uN` for programs that know no Unicode, and are skipped. */
  fallback: number;
  codePage: string;
  /** Words of the automatic number in front of a paragraph. */
  label: boolean;
  note: boolean;
}

export const firstGroup: Readonly<Group> = {
  dropped: false,
  hidden: false,
  deleted: false,
  struck: false,
  bold: false,
  raised: false,
  fallback: 1,
  codePage: 'windows-1252',
  label: false,
  note: false,
};
