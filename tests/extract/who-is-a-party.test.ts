import { expect, test } from 'vitest';
import { filler, written } from './obligations-of-text.js';

test('two roles that the facts take for names of one are two sides, where either acts', () => {
  const text = `${filler}Landlord shall heat the hall. Landlord shall light it. Landlord will sweep it. Tenants shall pay. Tenants shall knock. Tenants must ring. Landlord will return the key within nine days.`;
  expect(written(text, [{ name: 'Mill Ltd', aliases: ['Landlord', 'Tenants'] }])).toEqual(['Landlord: P9D']);
});

test('the other side of terms that name one role is the role that they name most often', () => {
  const text = `${filler}The Hirer must knock. The Hirer must ring. The Hirer shall sweep. The Hirer asks the Supplier. Keys of the Supplier are red. Tools of the Supplier are blue. The bond is refunded within five days.`;
  expect(written(text, [])).toEqual(['Supplier: P5D']);
});

test('customers in small letters are the other side of the terms of a service', () => {
  const text = `${filler}Kiln will bake. Kiln will glaze. Kiln may close. Customers can watch. A customer pays. The customer may ring. Orders must be placed by customers within six days.`;
  expect(written(text, [{ name: 'Kiln', aliases: [] }], 'sla')).toEqual(['customer: P6D']);
});

test('a contract with one named party speaks to its reader', () => {
  const text =
    'Your oven is red. You may bake. You may glaze. You may knock. The Guild may ring. You will tell the Guild within three days of each fire. Your wage is paid within two days of the fair.';
  expect(written(text, [{ name: 'Guild of Bakers', aliases: ['Guild'] }])).toContain('you: P3D');
});

test('a role that goes with another is the other side, wherever the text names it', () => {
  const text = `${filler}The Employer shall bake. The Employer may knock. The Employer must pay. The wage of the Employee is red. The Employer may warn the Employee. The Employee shall report each fire within two days.`;
  expect(written(text, [])).toEqual(['Employee: P2D']);
});

test('a human being whose name is left open is the other side, and letters that stand for a thing are none', () => {
  const text = `${filler}NAME of ADDRESS (the "Employee"). Pay in lieu of tea ("PILOT") is due. The Company shall bake. The Company may ring. The Company will pay. PILOT shall be small. PILOT may be large. PILOT must fit. Claims are reported by the Employee within two days.`;
  expect(written(text, [{ name: 'Kiln Ltd', aliases: ['Company'] }])).toEqual(['Employee: P2D']);
});

test('a company that is called like a thing acts, and so does one whose name is written small', () => {
  const text = `${filler}Kiln Systems shall bake. Kiln Systems may glaze. Kiln Systems will ring. oven_b shall knock. oven_b may ring. oven_b shall pay within three days.`;
  const parties = [
    { name: 'KILN SYSTEMS, INC.', aliases: ['KILN SYSTEMS'] },
    { name: 'Oven AG', aliases: ['oven_b'] },
  ];
  expect(written(text, parties)).toEqual(['oven_b: P3D']);
  expect(written(`${text} Ovens delivered to oven_b must be tested within a day.`, parties)).toContain(
    'Kiln Systems: P1D',
  );
});

test('names that end like a possessive or open with a title are whole, and a stop in a name ends no clause', () => {
  const text = `${filler}Low's shall bake. Low's will ring. Low's may knock. Dr. Reed shall pay the toll, and shall warn Low's within two days. Low's will answer within three days.`;
  const parties = [
    { name: "Low's, Inc.", aliases: ["Low's"] },
    { name: 'Ann B. Reed', aliases: ['Dr. Reed'] },
  ];
  expect(written(text, parties)).toEqual(['Dr. Reed: P2D', "Low's: P3D"]);
});

test('a capital shows that a Member acts on its own', () => {
  const text = `${filler}The Keeper shall bake. The Keeper shall knock. The Miller shall pay. The Miller will ring. A Member may object within four days.`;
  const parties = [
    { name: 'Kiln Ltd', aliases: ['Keeper'] },
    { name: 'Mill Ltd', aliases: ['Miller'] },
  ];
  expect(written(text, parties)).toEqual(['Member: P4D']);
});

test('terms of one company speak to "you", though they name your Customer Data', () => {
  const text =
    'Kiln bakes. Kiln glazes. Kiln may refuse. You may watch. Your Customer Data is yours. Your Customer Data is safe. Your Customer Data is red. You will pay within six days.';
  expect(written(text, [])).toEqual(['you: P6D']);
});

test('what is a finding elsewhere is no party where it is the Finding', () => {
  const text = `${filler}We look at each finding. A finding is a crack. Every finding is red. The Finding should be short. The Finding should match. The Finding must fit. Cracks are mended within four days.`;
  expect(written(text, [], 'other')).toEqual(['we: P4D']);
});

test('the last word of a heading is no part of a name in the line below it', () => {
  const text = `${filler}\n3. Holiday\nLeave must end. The Guild must knock. The Guild must ring. The Guild shall bake.\n4. Care\nOvens are cleaned within four days.`;
  expect(written(text, [{ name: 'Guild of Bakers', aliases: ['Guild'] }])).toEqual(['Guild: P4D']);
});

test('whoever is spoken to by a role is called so', () => {
  const text = `${filler}You shall knock. You must ring. The Mill will open. You shall pay within nine days.`;
  const parties = [
    { name: 'Quiet Mill Ltd', aliases: ['Mill'] },
    { name: 'User', aliases: ['you'], role: 'user' },
  ];
  expect(written(text, parties)).toEqual(['User: P9D']);
});

test('another name of the role that a party has means that party, and a role that none has acts by its own name', () => {
  const parties = [
    { name: 'Ovens Ltd', aliases: ['Supplier'] },
    { name: 'Hall Club', aliases: ['Guild'] },
  ];
  const text = `${filler}The Supplier shall bake. The Supplier shall glaze. The Guild shall pay. The Guild shall knock. The Seller shall return the key within nine days. The Lessor shall heat the hall within two days.`;
  expect(written(text, parties)).toEqual(['Supplier: P9D', 'Lessor: P2D']);
});
