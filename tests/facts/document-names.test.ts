import { describe, expect, test } from 'vitest';
import { titleInitials } from '../../src/model/title-initials.js';
import { factsOf } from './facts-of-text.js';

const body = '\n\n1. Hay\n\n1.1 Oak Ltd sells hay to Elm Ltd.';

describe('what a document calls itself', () => {
  test.each([
    ['HAY SUPPLY AGREEMENT\n\nThis Hay Supply Agreement (the "HSA") is made between Oak Ltd and Elm Ltd.', ['HSA']],
    ['HAY SUPPLY AGREEMENT\n\nThis agreement ("this Agreement") is made between Oak Ltd and Elm Ltd.', ['Agreement']],
    ['HAY SUPPLY AGREEMENT (FSH)\n\nmade between Oak Ltd and Elm Ltd.', ['FSH']],
    ['HAY SUPPLY AGREEMENT\n\nmade between Oak Ltd and Elm Ltd. Nothing in the HSA binds others.', ['HSA']],
    ['MASTER SERVICES AGREEMENT\n\nmade between Oak Ltd and Elm Ltd.', ['MSA']],
    ['HAY SUPPLY AGREEMENT\n\nThis Hay Supply Agreement is made between Oak Ltd ("OAK") and Elm Ltd.', undefined],
    ['HAY ADDENDUM\n\nThis Addendum amends the Barn Supply Agreement of Oak Ltd (the "Agreement").', undefined],
  ])('%s', (head, names) => {
    expect(factsOf(head + body).shortNames).toEqual(names);
  });

  test.each([
    ['Master Services Agreement', ['MSA']],
    ['Statement of Work', ['SOW']],
    ['Non-Disclosure Agreement', ['NDA']],
    ['Oak Master Services Agreement', ['OMSA', 'MSA']],
    ['Lease', []],
  ])('the capitals of "%s"', (title, initials) => {
    expect(titleInitials(title)).toEqual(initials);
  });
});

describe('what a document calls another', () => {
  test('a name in brackets behind the title, the parties and the date', () => {
    const head =
      'ORDER NO. 2\n\nThis Order is issued under the Barn Services Agreement between Oak Ltd ("Oak") and Elm Ltd ("Elm") dated 3 May 2024 (the "Main Agreement").';
    expect(factsOf(head + body).references).toMatchObject([
      { title: 'Barn Services Agreement', date: '2024-05-03', relation: 'under', shortNames: ['Main Agreement'] },
    ]);
  });

  test('what is done to it under that name counts', () => {
    const head =
      'HAY ADDENDUM\n\nOak Ltd and Elm Ltd have made a Barn Services Agreement (the "BSA"). This Addendum forms part of the BSA.';
    expect(factsOf(head + body).references).toMatchObject([
      { title: 'Barn Services Agreement', relation: 'supplements', shortNames: ['BSA'] },
    ]);
  });

  test('an acronym that everybody knows needs no introduction; its own is not another', () => {
    const head =
      'DATA PROCESSING ADDENDUM\n\nThis Data Processing Addendum ("DPA") supplements the MSA between Oak Ltd and Elm Ltd. Each party follows the DPA.';
    expect(factsOf(head + body).references.map(({ title, relation }) => [title, relation])).toEqual([
      ['MSA', 'supplements'],
    ]);
  });
});

describe('a title goes on', () => {
  const rest = '\n\nThis Deed is made between Oak Ltd and Elm Ltd on 3 May 2024.';
  test.each([
    ['          AMENDMENT #2 TO THE               BARN LEASE', 'AMENDMENT #2 TO THE BARN LEASE'],
    ['BARN LEASE   FOR SHEEP AND HAY   Lerwick', 'BARN LEASE FOR SHEEP AND HAY'],
    ['OAT® SUPPLY AGREEMENT', 'OAT® SUPPLY AGREEMENT'],
    [
      'Exhibit 4.2   Cleaning Contract on the Barns of Lerwick   Office: 3 Mill Road',
      'Cleaning Contract on the Barns of Lerwick',
    ],
    ['BARN LEASE     TO: Elm Ltd', 'BARN LEASE'],
  ])('%s', (head, title) => {
    expect(factsOf(head + rest).title?.value).toBe(title);
  });
});
