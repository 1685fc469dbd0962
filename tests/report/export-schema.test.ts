import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { root, Tenor } from '../cli/tenor.js';

const schema = JSON.parse(readFileSync(join(root, 'src/report/tenor-1.schema.json'), 'utf8'));

test('the export of the example contracts keeps to the published schema', () => {
  const tenor = new Tenor();
  tenor.run('import', join(root, 'contracts'));
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
  const valid = validate(JSON.parse(tenor.run('export', '--format', 'json').out));
  expect(validate.errors?.slice(0, 5)).toBeUndefined();
  expect(valid).toBe(true);
}, 120_000);

test('the schema knows an invented field and a missing one', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  expect(validate({ schema: 'tenor/1', documents: [], conflicts: [] })).toBe(true);
  expect(validate({ schema: 'tenor/1', documents: [], conflicts: [], extra: 1 })).toBe(false);
  expect(validate({ schema: 'tenor/1', documents: [] })).toBe(false);
});
