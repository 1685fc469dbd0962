/** `npm run contracts`: writes the example documents into `contracts/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildContracts } from './contracts.js';

mkdirSync('contracts', { recursive: true });
for (const [name, bytes] of await buildContracts(join('tests', 'contracts', 'drafts'))) {
  writeFileSync(join('contracts', name), bytes);
  process.stdout.write(`contracts/${name}  ${bytes.length} bytes\n`);
}
