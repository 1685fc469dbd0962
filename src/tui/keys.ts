import type { Key } from 'ink';

/** What a key does. Screens answer to commands, never to letters. */
export type Command =
  | 'calendar'
  | 'agenda'
  | 'obligations'
  | 'documents'
  | 'conflicts'
  | 'next-screen'
  | 'help'
  | 'back'
  | 'quit'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'first'
  | 'last'
  | 'today'
  | 'open'
  | 'filter'
  | 'confirm'
  | 'dismiss'
  | 'done'
  | 'waive'
  | 'reopen'
  | 'snooze'
  | 'assign'
  | 'note'
  | 'accept'
  | 'resolve';

interface Binding {
  readonly command: Command;
  /** As printed in the help. */
  readonly keys: string;
  readonly says: string;
  readonly pressed: (input: string, key: Key) => boolean;
}

const letter =
  (...letters: string[]) =>
  (input: string, key: Key) =>
    !key.ctrl && !key.meta && letters.includes(input);

/** Every key of the program, in the order of the help page. */
export const bindings: readonly Binding[] = [
  { command: 'calendar', keys: '1', says: 'calendar', pressed: letter('1') },
  { command: 'agenda', keys: '2', says: 'agenda', pressed: letter('2') },
  { command: 'obligations', keys: '3', says: 'all obligations, dated or not', pressed: letter('3') },
  { command: 'documents', keys: '4', says: 'documents', pressed: letter('4') },
  { command: 'conflicts', keys: '5', says: 'conflicts', pressed: letter('5') },
  { command: 'next-screen', keys: 'tab', says: 'next screen', pressed: (_, key) => key.tab },
  { command: 'up', keys: 'up k', says: 'up', pressed: (input, key) => key.upArrow || letter('k')(input, key) },
  { command: 'down', keys: 'down j', says: 'down', pressed: (input, key) => key.downArrow || letter('j')(input, key) },
  {
    command: 'left',
    keys: 'left h',
    says: 'day before',
    pressed: (input, key) => key.leftArrow || letter('h')(input, key),
  },
  {
    command: 'right',
    keys: 'right l',
    says: 'day after',
    pressed: (input, key) => key.rightArrow || letter('l')(input, key),
  },
  {
    command: 'page-up',
    keys: 'pgup [',
    says: 'month or page before',
    pressed: (input, key) => key.pageUp || letter('[')(input, key),
  },
  {
    command: 'page-down',
    keys: 'pgdn ]',
    says: 'month or page after',
    pressed: (input, key) => key.pageDown || letter(']')(input, key),
  },
  { command: 'first', keys: 'g', says: 'first', pressed: letter('g') },
  { command: 'last', keys: 'G', says: 'last', pressed: letter('G') },
  { command: 'today', keys: 't', says: 'today', pressed: letter('t') },
  { command: 'open', keys: 'enter', says: 'open', pressed: (_, key) => key.return },
  { command: 'filter', keys: '/', says: 'only lines with these words', pressed: letter('/') },
  { command: 'confirm', keys: 'c', says: 'review: it is as read', pressed: letter('c') },
  { command: 'dismiss', keys: 'x', says: 'review: it is no obligation', pressed: letter('x') },
  { command: 'done', keys: 'd', says: 'due date done', pressed: letter('d') },
  { command: 'waive', keys: 'w', says: 'due date waived', pressed: letter('w') },
  { command: 'reopen', keys: 'u o', says: 'take the decision back', pressed: letter('o', 'u') },
  { command: 'snooze', keys: 's', says: 'no reminder for a week', pressed: letter('s') },
  { command: 'assign', keys: 'a', says: 'assign an owner', pressed: letter('a') },
  { command: 'note', keys: 'n', says: 'write a note', pressed: letter('n') },
  { command: 'accept', keys: 'A', says: 'accept a conflict', pressed: letter('A') },
  { command: 'resolve', keys: 'R', says: 'resolve a conflict', pressed: letter('R') },
  { command: 'help', keys: '?', says: 'this page', pressed: letter('?') },
  { command: 'back', keys: 'esc', says: 'back', pressed: (_, key) => key.escape || key.backspace || key.delete },
  {
    command: 'quit',
    keys: 'q',
    says: 'quit',
    pressed: (input, key) => letter('q')(input, key) || (key.ctrl && input === 'c'),
  },
];

export function commandOf(input: string, key: Key): Command | null {
  return bindings.find((binding) => binding.pressed(input, key))?.command ?? null;
}

export interface SingleKey {
  readonly input: string;
  readonly key: Key;
  /** Text that the terminal says was pasted: it is never a command. */
  readonly pasted: boolean;
  /** More keys arrived behind this one at once: nobody answers a question and types on within one reading. */
  readonly more: boolean;
}

/** Asks the terminal to say what is pasted (xterm, "Bracketed Paste Mode"), and takes that back. */
export const startBracketedPaste = '\u001b[?2004h';
export const stopBracketedPaste = '\u001b[?2004l';
// As Ink hands them over: without the escape in front.
const pasteBegins = '[200~';
const pasteEnds = '[201~';

/** Turns what Ink reads into single keys; knows whether a paste is under way. */
export class KeyReader {
  #pasting = false;

  /** Keys that arrived together, because somebody types fast or pastes, as single ones; what the terminal says was pasted
   *  as one, its line breaks as blanks. */
  read(input: string, key: Key): SingleKey[] {
    if (input === pasteBegins || input === pasteEnds) {
      this.#pasting = input === pasteBegins;
      return [];
    }
    if (this.#pasting) {
      const text = key.return || key.tab ? ' ' : input.replace(/\r\n|[\r\n\t]/g, ' ');
      return [{ input: text, key: { ...key, ...noKey }, pasted: true, more: false }];
    }
    const characters = [...input];
    if (characters.length <= 1) return [{ input, key, pasted: false, more: false }];
    return characters.map((character, i) => ({
      input: character === '\r' || character === '\t' ? '' : character,
      key: { ...key, return: character === '\r', tab: character === '\t' },
      pasted: false,
      more: i < characters.length - 1,
    }));
  }
}

const noKey = {
  return: false,
  tab: false,
  escape: false,
  backspace: false,
  delete: false,
  ctrl: false,
  meta: false,
} as const;

/** `d done  w waive`: the hints of a screen, by its commands. */
export function keyHints(commands: readonly Command[]): string {
  return commands
    .map((command) => {
      const binding = bindings.find((b) => b.command === command)!;
      return `${binding.keys.split(' ').at(-1)} ${command.replace('-', ' ')}`;
    })
    .join('  ');
}
