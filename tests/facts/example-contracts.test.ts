import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFacts } from '../../src/facts/read-facts.js';
import { readSource } from '../../src/ingest/read-source.js';
import { readStructure } from '../../src/structure/read-structure.js';
import { grammars } from '../structure/text-source.js';

const contracts = join(import.meta.dirname, '../../contracts');

test.each([
  [
    'amendment-no-1.docx',
    'AMENDMENT NO. 1 TO THE MASTER SERVICES AGREEMENT',
    'amendment',
    '2025-09-15',
    '2025-10-01',
    2,
  ],
  ['data-processing-addendum.docx', 'DATA PROCESSING ADDENDUM', 'dpa', '2024-03-12', null, 2],
  ['distribution-agreement.docx', 'EXCLUSIVE DISTRIBUTION AGREEMENT', 'agreement', '2024-01-08', '2024-01-15', 2],
  ['information-security-policy.html', 'Information Security Policy', 'policy', '2025-02-10', '2025-03-01', 1],
  ['master-services-agreement.pdf', 'Master Services Agreement', 'agreement', '2024-03-12', '2024-04-01', 2],
  ['non-disclosure-agreement.docx', 'MUTUAL NON-DISCLOSURE AGREEMENT', 'nda', '2023-11-06', '2023-11-06', 2],
  ['order-form-2.docx', 'ORDER FORM NO. 2', 'sow', '2026-02-02', '2026-03-01', 2],
  ['privacy-policy.txt', 'PRIVACY POLICY', 'policy', '2025-11-03', '2025-12-01', 1],
  ['service-level-schedule.md', 'Service Level Schedule', 'sla', null, '2025-07-01', 2],
  ['sub-processing-agreement.pdf', 'SUB-PROCESSING AGREEMENT', 'dpa', '2025-05-20', '2025-06-01', 2],
] as const)('%s: title, sort, dates and how many parties', async (file, title, type, made, from, howMany) => {
  const [source] = await readSource(join(contracts, file), {});
  const facts = readFacts(source!, readStructure(source!, grammars), grammars);
  expect([
    facts.title?.value,
    facts.type,
    facts.agreementDate?.value ?? null,
    facts.effectiveDate?.value ?? null,
    facts.parties.length,
  ]).toEqual([title, type, made, from, howMany]);
});
