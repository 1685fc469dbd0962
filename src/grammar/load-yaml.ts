import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The YAML parser, loaded when the first file is parsed: most runs of the program parse none. Not an `import()`, since
 *  grammars and settings are read synchronously. */
export const loadYaml = (): typeof import('yaml') => require('yaml');
