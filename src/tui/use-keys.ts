import { useInput } from 'ink';
import { useEffect, useRef, useState } from 'react';
import type { SingleKey } from './keys.js';
import { KeyReader } from './keys.js';

/** Hands over what is typed, one key a rendering: the next one must see what the one before it did.
 *  @param take  @returns false where the key has to wait; it is offered again at the next rendering, those behind it wait too */
export function useKeys(take: (key: SingleKey) => boolean): void {
  const [reader] = useState(() => new KeyReader());
  const waiting = useRef<SingleKey[]>([]);
  const taken = useRef(0);
  // Set together with what the key changed: as long as the two differ, this rendering does not know of it yet.
  const [seen, setSeen] = useState(0);
  const [, setArrived] = useState(0);
  useInput((input, key) => {
    waiting.current.push(...reader.read(input, key));
    setArrived((n) => n + 1);
  });
  useEffect(() => {
    const [first] = waiting.current;
    if (first === undefined || seen !== taken.current || !take(first)) return;
    waiting.current.shift();
    taken.current += 1;
    setSeen(taken.current);
  });
}
