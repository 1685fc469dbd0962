import { createContext, useContext } from 'react';
import type { DueItem } from '../app/views.js';
import type { Severity } from '../model/conflict.js';
import type { ObligationKind } from '../model/obligation.js';

/** Size of the screen in cells, and what its letters can be. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly colour: boolean;
  /** Whether inverse letters can be seen; else a character marks what is chosen. */
  readonly styles: boolean;
}

/** From this width on a line also says who and how long, from the next what kind of duty it is. */
export const wideScreen = 100;
export const widestLine = 150;

export const LookContext = createContext<Look>({ width: 80, height: 24, colour: false, styles: false });

export const useLook = (): Look => useContext(LookContext);

/** A colour for Ink, or nothing where there is no colour: never the only carrier of a meaning. */
export type Colour = 'red' | 'yellow' | 'green' | 'cyan' | 'magenta' | 'blue' | undefined;

const kindColours: Record<ObligationKind, Colour> = {
  deadline: 'cyan',
  'notice-period': 'yellow',
  penalty: 'red',
  'audit-right': 'magenta',
  retention: 'green',
};

export function kindColour(kind: ObligationKind, look: Look): Colour {
  return look.colour ? kindColours[kind] : undefined;
}

export function severityColour(severity: Severity, look: Look): Colour {
  if (!look.colour) return undefined;
  return severity === 'high' ? 'red' : severity === 'medium' ? 'yellow' : undefined;
}

/** `!` late, `x` done, `-` waived, `.` open: in front of a due date. */
export function statusMark(item: DueItem): string {
  const { status } = item.occurrence;
  if (status === 'done') return 'x';
  if (status === 'waived') return '-';
  return item.daysLeft < 0 ? '!' : '.';
}
