import { describe, expect, test } from 'vitest';
import { factsOf, partiesOf } from './facts-of-text.js';

describe('parties', () => {
  test('the opening sentence names them with their aliases and roles', () => {
    const text = `CIDER SUPPLY AGREEMENT

This Agreement is made by and between Orchard & Sons, Inc., a Vermont corporation with its principal office at 4 Mill Road, Barre, Vermont ("Supplier"), and the Harbour Inn Limited, a company organized under the laws of Ireland (the "Customer").

1. Supply

1.1 Supplier supplies cider.`;
    expect(partiesOf(text)).toEqual([
      'Orchard & Sons, Inc. (Supplier) = supplier',
      'Harbour Inn Limited (Customer) = customer',
    ]);
  });

  test('the other side may have no name but its role, and laws with short names are no parties', () => {
    const text = `Data Addendum

This Addendum is part of the agreement between 4sights LLC (“4sights”) and the person that signs the order (“Customer”).

1. Words. "Laws" means Regulation 2016/679 (“GDPR”) and the Ruritanian Privacy Protection Act (“RPPA”), whoever is party to an agreement between Customer and 4sights.`;
    expect(partiesOf(text)).toEqual(['4sights LLC (4sights)', 'Customer () = customer']);
  });

  test.each([
    [
      'between (1) Oak Mills, Delaware corporation having offices at 3 Mill Street, Barre ("Oak"), and (2) Elm Labs, S.A. of Ruritania ("Elm")',
      ['Oak Mills (Oak)', 'Elm Labs, S.A. (Elm)'],
    ],
    [
      'between Oak Ltd, hereinafter the Seller, and Elm Ltd, hereinafter the Buyer',
      ['Oak Ltd (Seller) = seller', 'Elm Ltd (Buyer) = buyer'],
    ],
    [
      'between Oak Ltd on the one hand and Elm Ltd, Ash Ltd and Fir Ltd on the other hand',
      ['Oak Ltd ()', 'Elm Ltd ()', 'Ash Ltd ()', 'Fir Ltd ()'],
    ],
    [
      'among Oak Inc. ("Oak"), Elm Inc. ("Elm") and, solely for purposes of Section 5, Ash LLC ("Ash")',
      ['Oak Inc. (Oak)', 'Elm Inc. (Elm)', 'Ash LLC (Ash)'],
    ],
    ['by Oak Inc. ("Oak") with Elm Inc. ("Elm")', ['Oak Inc. (Oak)', 'Elm Inc. (Elm)']],
    [
      'between Oak Home GmbH (hereinafter: the Landlord) and Mrs Ada Baker, born on 3 May 1944 (hereinafter: the Tenant), represented, where needed, by her son, Mr Bo Baker',
      ['Oak Home GmbH (Landlord) = landlord', 'Mrs Ada Baker (Tenant) = tenant'],
    ],
    [
      'between Oak Inc. ("Oak") and Elm Inc. c/o Ash Management, Inc., Ash Center, 4 Mill Street, Barre ("Licensor")',
      ['Oak Inc. (Oak)', 'Elm Inc. (Licensor) = licensor'],
    ],
    [
      'between Oak plc, a company listed at the Growth Market of The Stock Exchange of Ruritania Limited ("Oak"), and Elm GmbH & Co. KG ("Elm")',
      ['Oak plc (Oak)', 'Elm GmbH & Co. KG (Elm)'],
    ],
    [
      'between Oak Corp., of 3 Mill Street, Barre, and Bo Cook, of 4 Mill Street, Barre,',
      ['Oak Corp. ()', 'Bo Cook ()'],
    ],
    ['between Oak Media, LLC ("Oak") and you, Bo Cook ("Talent"),', ['Oak Media, LLC (Oak)', 'Bo Cook (Talent)']],
    [
      'between OAK S.A., Section Mill whose seat is in Lyon (called "OAK") and ELM corporation whose seat is in Barre (called "ELM")',
      ['OAK S.A. (OAK)', 'ELM corporation (ELM)'],
    ],
    ['between Oak Inc., a Delaware corporation ("Oak"), and Elm Ltd ("Elm")', ['Oak Inc. (Oak)', 'Elm Ltd (Elm)']],
    [
      'between THE OAK COMPANY, INC., A Delaware Corporation ("Oak") AND ELM, L.L.C., A Texas Company ("Elm")',
      ['OAK COMPANY, INC. (Oak)', 'ELM, L.L.C. (Elm)'],
    ],
    ['between Oak Mill B.V., Delft ("Oak") and Elm Ltd, Lerwick ("Elm")', ['Oak Mill B.V. (Oak)', 'Elm Ltd (Elm)']],
    [
      'between\nOak A/S\nMill Road 1\nDK-2100 Copenhagen\n(called "Oak")\nand\nElm AB\nMill Way 2\nUppsala\n(called "Elm")\n',
      ['Oak A/S (Oak)', 'Elm AB (Elm)'],
    ],
    ['by Oak & Elm ("Miller") in favour of Ash Trust ("Grower")', ['Oak & Elm (Miller)', 'Ash Trust (Grower)']],
    ['between Oak Inc. [“Oak”] and Elm Inc. [“Elm”]', ['Oak Inc. (Oak)', 'Elm Inc. (Elm)']],
    ['between OAK UNIVERSITY & ELM LABS, INC.', ['OAK UNIVERSITY ()', 'ELM LABS, INC. ()']],
    ['between XIMA and OAK S.A.', ['XIMA ()', 'OAK S.A. ()']],
    [
      'between Oak, Inc. (hereinafter, -Licensee") and Elm, Inc. (hereinafter, "ELM)',
      ['Oak, Inc. (Licensee) = licensee', 'Elm, Inc. (ELM)'],
    ],
    [
      'between ______________ ("Franchisee") and Oak LLC ("Franchisor")',
      ['Franchisee () = franchisee', 'Oak LLC (Franchisor) = franchisor'],
    ],
    ['between Oak LLC ("we" or "us") and ____________ ____________ ("you")', ['Oak LLC (we, us)', 'you (you)']],
    [
      'between Oak LLC ("Grower") and __________________ and its mills, as listed below (collectively "Miller")',
      ['Oak LLC (Grower)', 'Miller ()'],
    ],
    [
      'between Oak AG ("Oak"), and _______________, a company of _______________, with its mill at _______________ ("Miller")',
      ['Oak AG (Oak)', 'Miller ()'],
    ],
    [
      '(BETWEEN MILLER AND ITS PEOPLE) by and between ______________ (the "Miller"), and ______________, who works there (the "Member")',
      ['Miller ()', 'Member ()'],
    ],
    [
      'between Ada Baker and Bo Baker, sister and brother (together, the "Sellers"), and Oak & Elm, P.C. (the "Buyer")',
      ['Ada Baker ()', 'Bo Baker (Sellers)', 'Oak & Elm, P.C. (Buyer) = buyer'],
    ],
    ['between Oak LLC (?Oak?) and you as an "Affiliate"', ['Oak LLC (Oak)', 'Affiliate () = affiliate']],
    [
      'between Oak Inc. ("Oak") and Elm Trust (the "Trust"), on behalf of the Trust’s Corn Bond Fund (the "Fund")',
      ['Oak Inc. (Oak)', 'Elm Trust (Trust) = trust', 'Corn Bond Fund (Fund) = fund'],
    ],
    [
      'between Oak Inc. ("Oak") and Elm Company to be formed by Mayor Bo Cook and Ada Baker, of Barre ("Elm")',
      ['Oak Inc. (Oak)', 'Elm Company (Elm)'],
    ],
    ['between: Oak\n\n  Mills a.s., Mill Road 1, Barre, and Elm Ltd,', ['Oak Mills a.s. ()', 'Elm Ltd ()']],
  ])('%s', (words, parties) => {
    expect(
      partiesOf(`CORN AGREEMENT\n\nThis Agreement is made ${words} on 3 May 2021.\n\n1. Corn\n\n1.1 Corn is sold.`),
    ).toEqual(parties);
  });

  test('a bracket behind a legal form of any country tells what the company is called', () => {
    for (const form of ['S.L.', 'Lda.', 's.r.o.', 'd.o.o.', 'SAS', 'e.V.', 'SE', 'ASA'])
      expect(partiesOf(`# Schedule\n\nElm Mills ${form} (Owner), Oak Works S.A. (Operator)\n\n1. Work\n`)).toEqual([
        `Elm Mills ${form} (Owner) = owner`,
        'Oak Works S.A. (Operator) = operator',
      ]);
  });

  test('the head of a letter tells from whom to whom it is', () => {
    const text = '# Side letter\n\nFrom Elm Mills GmbH to Oak Ovens GmbH, 19 November 2031\n\n1. The oven is red.\n';
    expect(partiesOf(text)).toEqual(['Elm Mills GmbH ()', 'Oak Ovens GmbH ()']);
  });

  test('a town behind the comma is where a company sits', () => {
    const text =
      'between Elm Mills GmbH, Marnstadt (the "Principal") and Oak Wagons GmbH, Kehlheim (the "Carrier") the following is agreed.';
    expect(partiesOf(`FRAMEWORK AGREEMENT\n\n${text}`)).toEqual([
      expect.stringContaining('Elm Mills GmbH (Principal)'),
      expect.stringContaining('Oak Wagons GmbH (Carrier)'),
    ]);
    // A person behind the comma is one.
    expect(partiesOf('Lease\n\nbetween Elm Ltd, Ada Fir ("Guarantor") and Oak Ltd ("Tenant").')).toHaveLength(3);
  });

  test('a day or an agreement in brackets behind a party is no name of it', () => {
    const text =
      'This Amendment (the "Second Amendment") is made by Elm Mills Ltd (the "Miller") and Oak Ovens Ltd (the "Baker"), as of 3 May 2031 (the "Amendment Effective Date"), to their Baking Agreement (the "Baking Agreement").';
    expect(partiesOf(text)).toEqual(['Elm Mills Ltd (Miller)', 'Oak Ovens Ltd (Baker)']);
  });

  test('the opening sentence behind a cover page and a table of contents gives them their aliases', () => {
    const contents = Array.from(
      { length: 90 },
      (_, i) => `${i + 1}. Straw of the sort ${i + 1} ........ ${i + 1}`,
    ).join('\n');
    const text = `STRAW AGREEMENT\n\nby and between\n\nOAK LTD\n\nand\n\nELM LTD\n\nTABLE OF CONTENTS\n\n${contents}\n\nThis Agreement is made by and between Oak Ltd (the "Seller") and Elm Ltd (the "Buyer").\n\n1. Straw\n\n1.1 Straw is sold.`;
    expect(partiesOf(text)).toEqual(['Oak Ltd (Seller) = seller', 'Elm Ltd (Buyer) = buyer']);
  });

  test('two labels on one line name two', () => {
    expect(
      partiesOf(
        'Mooring contract\n\nParty A: Port Ellen Boats Co., Ltd. Represented by: Ada Mo Party B: Sound Ferries Co., Ltd\n\n1. Mooring\n\n1.1 Party B moors.',
      ),
    ).toEqual(['Port Ellen Boats Co., Ltd. (Party A)', 'Sound Ferries Co., Ltd (Party B)']);
  });

  test('a company that terms mention in passing is not whose terms they are', () => {
    const filler = 'You keep your account safe and pay what you order. '.repeat(70);
    const text = `Mill Terms\n\nYou may use the mill.\n\n${filler}\n\nPayments are handled by Corn Pay, Inc. ("Corn Pay"), not by us.`;
    expect(partiesOf(text)).toEqual([]);
  });

  test('one company under two spellings is one party', () => {
    const text =
      'This Agreement is made between Oak Mills Ltd ("Oak") and Elm LLC ("Elm").\n\n1. Corn\n\n1.1 Corn is sold.\n\nFor and on behalf of Oak Mills Limited\n\n____________\n';
    expect(partiesOf(text)).toEqual(['Oak Mills Ltd (Oak)', 'Elm LLC (Elm)']);
  });

  test('who signs below a signature of her own is a party, who signs for a company is none', () => {
    expect(
      partiesOf(
        'FILING AGREEMENT\n\nThe undersigned agree that the statement is filed for each of them.\n\nOAK CAPITAL LP\n\nBy: /s/ Bo Cook\n\n/s/ Ada Mill\n\nAda Mill\n',
      ),
    ).toEqual(['OAK CAPITAL LP ()', 'Ada Mill ()']);
  });

  test('labels on lines of their own name them', () => {
    const text =
      'Mooring contract\n\nParty A: Xiamen Boat Works (Fujian) Co., Ltd.\n\nParty B: Harbour Authority of Port Ellen\n\n1. Mooring\n\n1.1 Party B moors.';
    expect(partiesOf(text)).toEqual([
      'Xiamen Boat Works (Fujian) Co., Ltd. (Party A)',
      'Harbour Authority of Port Ellen (Party B)',
    ]);
  });

  test('a numbered list of parties names them', () => {
    const text =
      'THIS LEASE is made on 3 May 2021\n\nBETWEEN:\n\n(1) MILL HOUSE LIMITED (company number 123) of 1 River Street (the "Landlord"); and\n\n(2) ADA BAKER of 2 River Street (the "Tenant").\n\nIT IS AGREED as follows:';
    expect(partiesOf(text)).toEqual(['MILL HOUSE LIMITED (Landlord) = landlord', 'ADA BAKER (Tenant) = tenant']);
  });

  test('Markdown with names in bold and aliases in brackets names them', () => {
    const text =
      '# Window contract\n\n**Tall Towers Ltd** ("Owner") and **Bright & Daughters Ltd** ("Cleaner"), 4 March 2022\n\n## 1. Work\n\n1.1 The Cleaner cleans.';
    expect(partiesOf(text, 'markdown')).toEqual([
      'Tall Towers Ltd (Owner) = owner',
      'Bright & Daughters Ltd (Cleaner) = cleaner',
    ]);
  });

  test('"X and Y agree as follows" names them', () => {
    const text =
      'WEATHER DATA AGREEMENT\n\nThe University of Lerwick and Institut Bellevue agree as follows.\n\n1. Data\n\n1.1 Data are shared.';
    expect(partiesOf(text)).toEqual(['University of Lerwick ()', 'Institut Bellevue ()']);
  });

  test('a policy that says "we" names the company that the word stands for', () => {
    const text =
      'Privacy Policy\n\nWhen we say "we" or "us" in this policy, we are referring to Lantern Mail LLC.\n\n1. Data\n\nWe keep little.';
    expect(partiesOf(text)).toEqual(['Lantern Mail LLC (we)']);
  });

  test('addresses, authorities and other documents are no parties', () => {
    const text =
      'This Deed is made between Nettle Farm LLC, of 4 Mill Road, Suite 12, and Houston, Texas ("Grower") and Thistle Mill Inc. (the "Miller"), and filed with the Securities and Exchange Commission (the "SEC").\n\n1. Oats';
    expect(partiesOf(text).map((party) => party.split(' (')[0])).toEqual(['Nettle Farm LLC', 'Thistle Mill Inc.']);
  });

  test('a long table of contents does not hide them', () => {
    const contents = Array.from({ length: 80 }, (_, i) => `${i + 1}. The barn and its hay ${'.'.repeat(250)} ${i + 2}`);
    const text = `BARN LEASE\n\nCONTENTS\n\n${contents.join('\n')}\n\nBARN LEASE\n\nTHIS LEASE is made BETWEEN:\n\n(1) OAK LIMITED, a company (“Oak”); and\n\n(2) ELM LIMITED, a company (“Elm”).\n\nBACKGROUND\n\n1. The barn and its hay\n\n1.1 The barn is let.`;
    expect(partiesOf(text)).toEqual(['OAK LIMITED (Oak)', 'ELM LIMITED (Elm)']);
  });

  test('a firm of several names with wide spaces; letters of somebody else named on the way are no alias', () => {
    const text =
      'AGENCY AGREEMENT\n\nNettle Bank (the "Bank"), the accounts of which are insured by the Guild of Oven Masters ("GOM"), hereby confirms its agreement with Cutter, Weaver &  Sons, Inc. (the "Agent") as follows:\n\n1. Shares';
    expect(partiesOf(text)).toEqual(['Nettle Bank (Bank) = bank', 'Cutter, Weaver & Sons, Inc. (Agent) = agent']);
  });

  test('a letter names those that write it and whom they agree with', () => {
    const text =
      'AGENCY AGREEMENT\n\nMay 4, 2019\n\nCutter, Weaver & Sons, Inc.\n4 Mill Road\n\nLadies and Gentlemen:\n\nNettle Savings and Loan Association, a savings bank (the "Bank"), together with Nettle Holdings, L.P. (the "Partnership"), hereby confirm their agreement with Cutter, Weaver & Sons, Inc. (the "Agent") as follows:\n\n1. Shares';
    expect(partiesOf(text)).toEqual([
      'Nettle Savings and Loan Association (Bank) = bank',
      'Nettle Holdings, L.P. (Partnership)',
      'Cutter, Weaver & Sons, Inc. (Agent) = agent',
    ]);
  });

  test('a letter to a person names that person where it says what they are called', () => {
    const text =
      'Dear Ada:\n\nNettle Mill, Inc. (the "Company") is pleased to retain Ada Baker ("Consultant") to grind oats.\n\n1. Oats';
    expect(partiesOf(text)).toEqual(['Nettle Mill, Inc. (Company) = company', 'Ada Baker (Consultant) = consultant']);
  });

  test('a party without a name has the role that a bracket gives it', () => {
    const text =
      'OVEN FRANCHISE\n\nThis Deed is made between Warm Ovens LLC ("we," "us" or "Franchisor") and the person named on the cover page ("you," "your" or "Franchisee").\n\n1. Ovens';
    expect(partiesOf(text)).toEqual([
      'Warm Ovens LLC (we, us, Franchisor) = franchisor',
      'Franchisee (you, your) = franchisee',
    ]);
  });

  test('the parties may stand before "have entered into"; what other contracts are between is none of this one', () => {
    const text =
      'CARRIAGE CONTRACT\n\nNordlys AS, hereinafter referred to as the "Carrier", and Ostmark Flour, hereinafter referred to as the "Shipper", have entered into this contract and hereby agree as follows:\n\n1. The flour comes under the licence between the Ministry of Grain and the Port of Lerwick.';
    expect(partiesOf(text)).toEqual(['Nordlys AS (Carrier) = carrier', 'Ostmark Flour (Shipper) = shipper']);
  });

  test('a label may stand on the line above the name', () => {
    const text =
      'Mooring contract\n\nParty A:\n\n  Lerwick Science and Technology Co., Ltd.\n\n  Address: 4 Quay\n\nParty B:\n\n  Harbour Works (Hong Kong) Limited\n\n1. Mooring';
    expect(partiesOf(text)).toEqual([
      'Lerwick Science and Technology Co., Ltd. (Party A)',
      'Harbour Works (Hong Kong) Limited (Party B)',
    ]);
  });

  test('where only signatures name them, a company behind "By:" signs for another', () => {
    const text =
      'JOINT FILING AGREEMENT\n\nThe undersigned agree to file together.\n\nDated: July 6, 2020\n\nMILL PARTNERS II, L.P. By: Mill Holdings, LLC, its general partner /s/ Ada Cook Name: Ada Cook Title: Authorized Signatory FORD MILL S.À R.L. By: /s/ Ada Cook Title: President\n\nADA COOK\n\nBy: /s/ Ada Cook';
    expect(partiesOf(text)).toEqual(['MILL PARTNERS II, L.P. ()', 'FORD MILL S.À R.L. ()', 'ADA COOK ()']);
  });

  test('names with numbers, two brackets, or small beginnings; streets and towns are no parties', () => {
    const text =
      'RESALE AGREEMENT\n\nThis Deed is made by and between 123456 Ontario Ltd., 1 Mill Str., Quiet Bay Industrial Zone, Foster City, CA 94404 ("Quiet") and MILL PRODUCTS (AFRICA) (PTY) LIMITED ("MPA") and bw-4 Ovens, Inc. ("Ovens").\n\n1. Oats';
    expect(partiesOf(text)).toEqual([
      '123456 Ontario Ltd. (Quiet)',
      'MILL PRODUCTS (AFRICA) (PTY) LIMITED (MPA)',
      'bw-4 Ovens, Inc. (Ovens)',
    ]);
  });

  test('headings whose terms are defined in brackets are no parties', () => {
    const text =
      'Cloud Terms\n\n1. Support and Special Services. The provider may use what it is given (“Use of Data”) to give support (“Care”).\n\n2. Term';
    expect(partiesOf(text)).toEqual([]);
  });

  test('every span of a party is its name or one of its aliases', () => {
    const text =
      'This Deed is made between Nettle Farm LLC ("Grower") and Thistle Mill Inc. (the "Miller").\n\n1. Oats';
    for (const { name, aliases, spans } of factsOf(text).parties) {
      for (const { start, end } of spans) expect([name, ...aliases]).toContain(text.slice(start, end));
    }
  });
});
