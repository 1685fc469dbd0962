import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';

/** PDF.js loads the library that draws for it as soon as it is loaded itself: 30 MB of native code, in every thread, of
 *  which the text of a page needs nothing. Until something is drawn, PDF.js gets only what it asks for at once: matrices,
 *  which are plain JavaScript, and names for two classes that it looks up again each time it draws.
 *  @param engine  path of PDF.js
 *  @returns loads the library, which must be called before anything is drawn; harmless to repeat */
export function deferCanvas(engine: string): () => void {
  const require = createRequire(engine);
  let path: string;
  let matrices: object;
  try {
    path = require.resolve('@napi-rs/canvas');
    matrices = require(join(dirname(path), 'geometry.js'));
  } catch {
    // Another version: PDF.js loads it whole, as it always does.
    return () => {};
  }
  if (require.cache[path]) return () => {};
  const standIn = new Module(path);
  standIn.exports = { ...matrices, ImageData: class {}, Path2D: class {} };
  standIn.loaded = true;
  require.cache[path] = standIn;
  return () => {
    if (require.cache[path] !== standIn) return;
    delete require.cache[path];
    const { ImageData, Path2D } = require(path);
    Object.assign(globalThis, { ImageData, Path2D });
  };
}
