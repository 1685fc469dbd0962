/** What asks the program to end: Ctrl-C, the system, a terminal that is closed. */
const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for the first signal to end; a second one ends the program at once. */
export class EndSignals {
  private readonly end = new AbortController();
  private came: NodeJS.Signals | null = null;
  private readonly onSignal = (signal: NodeJS.Signals) => {
    this.came = signal;
    this.end.abort();
    this.ignore();
  };

  constructor() {
    for (const name of names) process.on(name, this.onSignal);
  }

  get signal(): AbortSignal {
    return this.end.signal;
  }

  /** Listens no longer. */
  ignore(): void {
    for (const name of names) process.off(name, this.onSignal);
  }

  /** Ends the program by the signal that came, once everything is put away, so that a script around it ends too. */
  obey(): void {
    if (this.came) process.kill(process.pid, this.came);
  }
}
