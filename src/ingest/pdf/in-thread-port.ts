/** What PDF.js asks of the channel between its two halves, of which one reads the bytes and the other is asked for pages.
 *  Its own channel within one thread copies every message, as between two threads, at a tenth of the time in which a page's
 *  text is read; this one hands over the text as it is, which the reading half does not touch again. */
export class InThreadPort {
  private readonly listeners = new Map<(event: { data: unknown }) => void, (() => void) | null>();
  private readonly turn = Promise.resolve();

  postMessage(message: object, transfer?: readonly ArrayBuffer[]): void {
    const data = withText(message) ?? structuredClone(message, transfer ? { transfer: [...transfer] } : undefined);
    void this.turn.then(() => {
      for (const listener of this.listeners.keys()) listener.call(this, { data });
    });
  }

  addEventListener(
    _: 'message',
    listener: (event: { data: unknown }) => void,
    options?: { signal?: AbortSignal },
  ): void {
    const { signal } = options ?? {};
    if (signal?.aborted) return;
    const onAbort = (): void => this.removeEventListener(_, listener);
    signal?.addEventListener('abort', onAbort);
    this.listeners.set(listener, signal ? () => signal.removeEventListener('abort', onAbort) : null);
  }

  removeEventListener(_: 'message', listener: (event: { data: unknown }) => void): void {
    this.listeners.get(listener)?.();
    this.listeners.delete(listener);
  }

  terminate(): void {
    for (const forget of this.listeners.values()) forget?.();
    this.listeners.clear();
  }
}

/** A piece of `getTextContent`, whose list of items is a new one in each piece. Lists of operators, which come in the same
 *  manner, are emptied by the reading half once they are sent. */
function withText(message: { readonly chunk?: { readonly items?: unknown } }): object | null {
  return message.chunk?.items === undefined ? null : { ...message, chunk: { ...message.chunk } };
}
