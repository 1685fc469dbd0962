/** Keeps what `make` builds, once for each key, as long as the key is kept. */
export function oncePer<K extends object, T extends NonNullable<unknown>>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, T>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
