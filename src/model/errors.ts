/** An error that a person can act on: it says what happened, to what, and what to do. Only `cli/` prints it or exits.
 *  `exitCode` is that of SPEC section 3: 1 = something needs a person, 2 = the command was used wrongly. */
export class TenorError extends Error {
  readonly exitCode: number;
  constructor(message: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** The command line or the configuration is wrong (exit 2). */
export class UsageError extends TenorError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, { exitCode: 2, ...options });
  }
}

/** A file that could not be read: the message names the file and says what to do about it. */
export class UnreadableFileError extends TenorError {
  constructor(
    readonly file: string,
    readonly reason: string,
    options: { cause?: unknown } = {},
  ) {
    super(`${file}: ${reason}`, options);
  }
}

/** A year or a jurisdiction for which no holiday data is at hand. */
export class UnknownCalendarError extends TenorError {}
