import type { Session } from './session.js';

/** Makes a verb's work into what the command line calls: it gets the session that its command line asks for. */
export type Act = <Arguments extends unknown[]>(
  work: (session: Session, ...args: Arguments) => Promise<void>,
) => (...args: Arguments) => Promise<void>;
