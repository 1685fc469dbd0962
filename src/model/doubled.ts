/** An array of twice the length that begins with what it held. */
export function doubled(array: Int32Array): Int32Array<ArrayBuffer>;
export function doubled(array: Uint8Array): Uint8Array<ArrayBuffer>;
export function doubled(array: Int32Array | Uint8Array): Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> {
  const grown = array instanceof Int32Array ? new Int32Array(array.length * 2) : new Uint8Array(array.length * 2);
  grown.set(array);
  return grown;
}
