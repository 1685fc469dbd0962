import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of-text.js';

describe('title, type and other documents', () => {
  test.each([
    [
      'EXHIBIT 10.2\n\nEXECUTION COPY\n\nHAY AND STRAW SUPPLY AGREEMENT\n\nThis Agreement is made between Oak LLC and Elm LLC.',
      'HAY AND STRAW SUPPLY AGREEMENT',
      'agreement',
    ],
    [
      'Exhibit 10.2 TRADEMARK LICENSE AGREEMENT This Trademark License Agreement is made between Oak LLC and Elm LLC.',
      'TRADEMARK LICENSE AGREEMENT',
      'agreement',
    ],
    [
      'FIRST AMENDMENT TO BARN LEASE\n\nThis First Amendment is made between Oak LLC and Elm LLC.',
      'FIRST AMENDMENT TO BARN LEASE',
      'amendment',
    ],
    [
      'DATA PROCESSING ADDENDUM\n\nThis Addendum is made between Oak LLC and Elm LLC.',
      'DATA PROCESSING ADDENDUM',
      'dpa',
    ],
    ['Privacy Policy\n\nThis policy says what we keep.', 'Privacy Policy', 'policy'],
    [
      'Straw Policy\n\nOak Mills plc. In force from 1 March 2025.\n\n1. Straw\n\n1.1 Straw is dry.',
      'Straw Policy',
      'policy',
    ],
    [
      'e-corn Hosting Agreement\n\nThis agreement is between Oak LLC and Elm LLC.',
      'e-corn Hosting Agreement',
      'agreement',
    ],
    [
      'OAK FRANCHISE SYSTEMS, INC.\n\nFRANCHISE AGREEMENT\n\nThis agreement is made.',
      'FRANCHISE AGREEMENT',
      'agreement',
    ],
    ['Ref. OX 7 Exhibit 10.5 Corn Agreement This Corn Agreement is made by Oak LLC.', 'Corn Agreement', 'agreement'],
  ])('%s', (text, title, type) => {
    const facts = factsOf(text);
    expect([facts.title?.value, facts.type]).toEqual([title, type]);
  });

  test.each([
    ['ADDENDUM TO THE BARN LEASE', 'ADDENDUM TO THE BARN LEASE', 'addendum'],
    ['FIRST AMENDMENT\nTO\nBARN LEASE', 'FIRST AMENDMENT TO BARN LEASE', 'amendment'],
    ['Addendum No. 1 to Barn Lease Agreement', 'Addendum No. 1 to Barn Lease Agreement', 'addendum'],
    ['Schedule 3 to the Barn Lease', 'Schedule 3 to the Barn Lease', 'addendum'],
    ['Annex to the Data Processing Agreement', 'Annex to the Data Processing Agreement', 'addendum'],
    ['Exhibit A to the Barn Lease\n\nSTRAW STORAGE TERMS', 'STRAW STORAGE TERMS', 'agreement'],
    ['Order Form under the Barn Lease', 'Order Form under the Barn Lease', 'sow'],
    ['Barn Lease\n\nAddendum No. 2', 'Barn Lease Addendum No. 2', 'addendum'],
    ['Schedule 2 - Opening Hours', 'Schedule 2 - Opening Hours', 'agreement'],
  ])('what belongs to an agreement has a title of its own: %s', (head, title, type) => {
    const facts = factsOf(`${head}\n\nThis agreement binds Oak LLC and Elm LLC.`);
    expect([facts.title?.value, facts.type]).toEqual([title, type]);
  });

  test.each([
    ['Side Letter to the Barn Lease dated 2 May 2021', 'supplements'],
    ['Deed of Variation of the Barn Lease dated 2 May 2021', 'amends'],
    ['Appendix 4 to the Barn Lease dated 2 May 2021', 'supplements'],
  ])('the title names the other document: %s', (head, relation) => {
    expect(factsOf(`${head}\n\n1. Hay\n\n1.1 Oak Ltd sells hay.`).references).toMatchObject([
      { title: 'Barn Lease', date: '2021-05-02', relation },
    ]);
  });

  test.each([
    [
      'AMENDMENT NO. 1 TO THE BARN LEASE AGREEMENT\n\nThis Amendment is dated 3 May 2024 and made between Oak Ltd and Elm Ltd. The parties made a Barn Lease Agreement dated 2 May 2021.',
      'amends',
    ],
    [
      'HAY ADDENDUM\n\nto the Barn Lease Agreement dated 2 May 2021\n\nThis Addendum is made between Oak Ltd and Elm Ltd.',
      'supplements',
    ],
    [
      'Barn Schedule\n\nThis is the schedule that the Barn Lease Agreement of 2 May 2021 (the "Lease") mentions.\n\n1. Status\n\n1.1 This Schedule is part of the Lease.',
      'supplements',
    ],
    [
      'ORDER FORM NO. 2\n\nThis Order Form is dated 3 May 2024 and is made under the Barn Lease Agreement dated 2 May 2021.',
      'under',
    ],
  ])('%s', (text, relation) => {
    expect(
      factsOf(text).references.map((reference) => [reference.title.toLowerCase(), reference.date, reference.relation]),
    ).toEqual([['barn lease agreement', '2021-05-02', relation]]);
  });

  test('another document is named with its date and with what is done to it', () => {
    const text =
      '# Deed of Variation\n\nbetween Oak Ltd and Elm Ltd, dated 30 June 2024, amends the Barn Lease dated 3 May 2021.';
    expect(factsOf(text, 'markdown').references.map(({ title, date, relation }) => [title, date, relation])).toEqual([
      ['Barn Lease', '2021-05-03', 'amends'],
    ]);
  });
});
