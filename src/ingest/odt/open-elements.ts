import type { GridCell } from '../table-grid.js';
import type { BlockText } from '../text-builder.js';
import type { ListCounter } from './list-styles.js';

/** How words under way look. */
export interface Look {
  /** Depth of the element that says so. */
  readonly at: number;
  readonly leftOut: 'hidden' | 'struck' | null;
  readonly raised?: boolean;
}

export interface Paragraph {
  text: string;
  readonly heading: number | null;
  readonly bold: boolean;
  readonly centered: boolean;
  readonly number: { readonly label: string; readonly bullet: boolean; readonly level: number } | null;
  readonly after: BlockText[];
  /** Words of it are struck through. */
  struck: boolean;
}

export interface OpenList {
  readonly counter: ListCounter | null;
  /** The item under way has not printed its number yet. */
  pending: { readonly start: number | undefined } | null;
}

export interface Row {
  readonly cells: GridCell[];
  /** Places that come next and belong to the last cell. */
  counted: number;
}
