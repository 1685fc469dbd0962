/** The tokens of a text while they are read, column by column; see `Tokens`. */
export class TokenColumns {
  start: Int32Array;
  end: Int32Array;
  word: Int32Array;
  kind: Uint8Array;
  gap: Uint8Array;
  count = 0;

  /** @param capacity  how many tokens are expected; more are taken too. */
  constructor(private capacity: number) {
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.word = new Int32Array(capacity);
    this.kind = new Uint8Array(capacity);
    this.gap = new Uint8Array(capacity);
  }

  add(start: number, end: number, kind: number, gap: number, word: number): void {
    const { count } = this;
    if (count === this.capacity) this.widen();
    this.start[count] = start;
    this.end[count] = end;
    this.kind[count] = kind;
    this.gap[count] = gap;
    this.word[count] = word;
    this.count = count + 1;
  }

  private widen(): void {
    this.capacity *= 2;
    this.start = copied(this.start, new Int32Array(this.capacity));
    this.end = copied(this.end, new Int32Array(this.capacity));
    this.word = copied(this.word, new Int32Array(this.capacity));
    this.kind = copied(this.kind, new Uint8Array(this.capacity));
    this.gap = copied(this.gap, new Uint8Array(this.capacity));
  }
}

function copied<T extends Int32Array | Uint8Array>(old: T, into: T): T {
  into.set(old);
  return into;
}
