import { expect, test } from 'vitest';
import { nameApart } from '../../src/app/name-apart.js';
import { readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

const lease = (landlord: string, tenant: string, title = 'Lease Agreement') =>
  `${title}\n\nThis ${title} is made on 1 March 2026 between ${landlord} (the "Landlord") and ${tenant} (the "Tenant").\n\n1. The Tenant shall pay the rent within ten (10) days after receipt of the invoice.\n`;

test('what arrives under a name that came before is a new version, or gets a name of its own where it is another agreement', async () => {
  const workspace = await temporaryWorkspace();
  const arrive = async (text: string) => {
    const reading = readingOfText('inbox/scan.pdf', text);
    const file = await nameApart(workspace.store, 'inbox/scan.pdf', reading.facts);
    await save(workspace, { ...reading, source: { ...reading.source, file } });
    return file;
  };
  expect(await arrive(lease('Acme Ltd', 'Brightwell plc'))).toBe('inbox/scan.pdf');
  expect(await arrive(lease('Acme Limited', 'Brightwell plc'))).toBe('inbox/scan.pdf');
  // One party in common is ours, as in every contract; the other is another.
  expect(await arrive(lease('Acme Ltd', 'Corvid GmbH'))).toBe('inbox/scan-2.pdf');
  expect(await arrive(lease('Dunmore Inc.', 'Everly LLC'))).toBe('inbox/scan-3.pdf');
  expect(await arrive(`${lease('Acme Ltd', 'Corvid GmbH')}\n2. The Tenant insures the house.\n`)).toBe(
    'inbox/scan-2.pdf',
  );
  // The same two, but another kind of document.
  expect(await arrive(lease('Acme Ltd', 'Brightwell plc', 'Non-Disclosure Agreement'))).toBe('inbox/scan-4.pdf');
  // Nobody is named: it may be the same.
  expect(await arrive('1. Rent is paid within ten (10) days.\n')).toBe('inbox/scan.pdf');
});
