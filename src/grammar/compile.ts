import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledFiles } from './compiled-files.js';
import { writeCompiledSet } from './compiled-set.js';
import { readGrammars } from './load.js';

/** The last step of `npm run build`: compiles the grammars that come with the program. */

const folder = new URL('../../grammars', import.meta.url).pathname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
CompiledFiles.write(files.map((name) => readFileSync(join(folder, name), 'utf8')));
writeCompiledSet(readGrammars(folder));
