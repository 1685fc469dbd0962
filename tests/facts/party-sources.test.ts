import { describe, expect, test } from 'vitest';
import { partiesOf } from './facts-of-text.js';

const clauses = '\n\n1. Oats\n\n1.1 The Miller grinds oats.';

describe('parties that the opening leaves to the signatures', () => {
  test('"set forth on the signature page": those that sign, without those that sign for them', () => {
    const text = `This Deed is made by Quiet Mill, Inc. (the "Miller") and each of the persons set forth on the signature page hereto (the "Growers").${clauses}\n\nIN WITNESS WHEREOF the parties have executed this Deed.\n\nQUIET MILL, INC. By: /s/ Ada Cook Title: Sales Manager NETTLE FARM HOLDINGS, L.P. By: Nettle Holdings LLC, its manager By: /s/ Bea Cook`;
    expect(partiesOf(text)).toEqual(['Quiet Mill, Inc. (Miller)', 'Growers ()', 'NETTLE FARM HOLDINGS, L.P. ()']);
  });

  test('signatures are found by the words above them', () => {
    const text = `Schedule of works${clauses.repeat(150)}\n\nIN WITNESS WHEREOF, the Parties have executed this Deed. Accepted by Miller QUIET MILL WORKS, Inc. By: /s/ Ada Cook Ada Cook, VP\n\nAccepted by Grower: NETTLE FARM INC. By: /s/ Bea Cook`;
    expect(partiesOf(text)).toEqual(['QUIET MILL WORKS, Inc. ()', 'NETTLE FARM INC. ()']);
  });

  test('a person in capitals signs in small letters; a company that is spoken of does not sign', () => {
    const text =
      'JOINT FILING DEED\n\nThe undersigned file together with respect to the stock of Quiet Mill, Inc., a company of Ohio. NETTLE S.À R.L. /s/ Bea Cook By: Bea Cook Title: President ADA ŘEZNÍK /s/ Ada Reznik By: Ada Reznik';
    expect(partiesOf(text)).toEqual(['NETTLE S.À R.L. ()', 'ADA ŘEZNÍK ()']);
  });

  test('behind "For and on behalf of" the whole line is the name', () => {
    const text = `The parties that sign below share a mill.${clauses.repeat(5)}\n\nFor and on behalf of Nettle Farm international Limited\n\nBy:\n\nFor and on behalf of Quiet Mill\n\nBy:`;
    expect(partiesOf(text)).toEqual(['Nettle Farm international Limited ()', 'Quiet Mill ()']);
  });
});

describe('lists of parties', () => {
  test('two whose names end alike are two', () => {
    const text = `This Deed is made between North Quiet Mill Limited ("NQM"), Quiet Mill Limited ("QM") and Nettle Farm Inc. ("Grower").${clauses}`;
    expect(partiesOf(text)).toEqual([
      'North Quiet Mill Limited (NQM)',
      'Quiet Mill Limited (QM)',
      'Nettle Farm Inc. (Grower)',
    ]);
  });

  test('whom somebody acts for is one where a bracket gives a name', () => {
    const text = `This Deed is made between Quiet Mill Limited ("Company") and Loud Speakers of 9 High Street ("Agency") agent for Ada Cook ("Talent").${clauses}`;
    expect(partiesOf(text)).toEqual([
      'Quiet Mill Limited (Company) = company',
      'Loud Speakers (Agency)',
      'Ada Cook (Talent)',
    ]);
  });

  test('an officer stands for the company', () => {
    const text = `This Deed is made between Ada Cook, director of Quiet (hereinafter "Client") and Bea Cook, president of Nettle Farm, Inc. (hereinafter "Grower").${clauses}`;
    expect(partiesOf(text)).toEqual(['Quiet (Client) = client', 'Nettle Farm, Inc. (Grower)']);
  });

  test('a form leaves a name open', () => {
    const text = `This Deed is made between Quiet Mill Limited ("Buyer") and <<enter company name>>, a farm ("Supplier").${clauses}`;
    expect(partiesOf(text)).toEqual(['Quiet Mill Limited (Buyer) = buyer', 'Supplier () = supplier']);
  });

  test('a bracket for all of them ends the list; an addendum or a board is no party', () => {
    const text = `This Deed is made between Quiet Mill Limited ("Buyer") and Nettle Farm Inc. ("Supplier") (each, a "Party", and together, the "Parties"), covers (i) the Portfolio of ovens (the "Bloom Ovens") and (ii) Sheds and Barns (the "Shed Addendum").${clauses}`;
    expect(partiesOf(text)).toEqual(['Quiet Mill Limited (Buyer) = buyer', 'Nettle Farm Inc. (Supplier) = supplier']);
  });

  test('a letterhead is not whom a letter is written to', () => {
    const text =
      'QUIET MILL, INC.\n\n3 May 2024\n\nNettle Farm, LLC\n4 Field Road\n\nLadies and Gentlemen:\n\nQuiet Mill, Inc., an Ohio company (the "Company"), agrees that oats are ground.\n\n1. Oats';
    expect(partiesOf(text)).toEqual(['Quiet Mill, Inc. (Company) = company', 'Nettle Farm, LLC ()']);
  });

  test('an address between two names takes nothing of the second', () => {
    const text = `This Deed is made by and between Quiet Mill, Inc. ("Quiet") with a principal address of 6 Oak Street and Ada Cook("Individual") on her own behalf.${clauses}`;
    expect(partiesOf(text)).toEqual(['Quiet Mill, Inc. (Quiet)', 'Ada Cook (Individual)']);
  });

  test('the parties of a contract that is amended are not those of the list', () => {
    const text = `This Deed is made between Quiet Mill AB ("Quiet") and Nettle Farm Inc. ("Nettle" and together with Quiet, the "Mill Parties"), as an amendment to the deed by and among Oak Barn, Inc. ("Oak"), and Elm Barn AB ("Elm").${clauses}`;
    expect(partiesOf(text)).toEqual(['Quiet Mill AB (Quiet)', 'Nettle Farm Inc. (Nettle, Mill Parties)']);
  });

  test('what two roles signed says nothing of who they are', () => {
    const text = `WHEREAS, Quiet Mill, Inc. (the "Company") and the trustees of the Cook Family Trust (the "Trust") made a plan;\n\nWHEREAS the premiums are lent under a note between the Company and the Trust (the "Demand Note").${clauses}`;
    expect(partiesOf(text).slice(0, 1)).toEqual(['Quiet Mill, Inc. (Company) = company']);
  });
});

describe('parties behind labels', () => {
  test.each([
    ['Supplier: The Quiet Trust Company\nCustomer: Nettle Farm LLC\nOwner: General Counsel', 'The Quiet Trust Company'],
    ['| Supplier | Quiet Mill AB |\n| --- | --- |\n| Customer | Nettle Farm LLC |', 'Quiet Mill AB'],
    ['SUPPLIER:   Name: Quiet Mill Oats Phone: 760\n\nCUSTOMER:   Name: Nettle Farm LLC', 'Quiet Mill Oats'],
  ])('%s', (labels, supplier) => {
    expect(partiesOf(`OAT ORDER FORM\n\n${labels}${clauses}`).map((party) => party.split(' (')[0])).toEqual([
      supplier,
      'Nettle Farm LLC',
    ]);
  });

  test('whose rules they are is said behind a label, and an office that owns them is nobody', () => {
    const text = `# Oat policy\n\n| Field | Value |\n| --- | --- |\n| Organization | Quiet Mill Company, LLC |\n| Owner | Director of Oats |\n\n${clauses}`;
    expect(partiesOf(text)).toEqual(['Quiet Mill Company, LLC ()']);
    expect(partiesOf(`# Oat policy\n\nOwner: Ann Low, Director of Oats\n\n${clauses}`)).toEqual([]);
    expect(
      partiesOf(`# Oat policy\n\n| Supplier | Oat Status |\n| --- | --- |\n| Mill | ripe |\n\n${clauses}`),
    ).toEqual([]);
  });
});

describe('parties in other forms', () => {
  test('"incorporated in" is no part of a name, and a street no party', () => {
    const text = `This Deed is dated 3 May 2024\n\nParties\n\n(1) QUIET MILL LIMITED incorporated and registered in Ruritania with company number 123 whose registered office is at 1 Nettle Road (the Supplier); and\n\n(2) NETTLE FARM PLC of 3 Mill Way (the Customer).${clauses}`;
    expect(partiesOf(text)).toEqual([
      'QUIET MILL LIMITED (Supplier) = supplier',
      'NETTLE FARM PLC (Customer) = customer',
    ]);
  });

  test('two names of any form, where the first sentence has nothing else', () => {
    const text = `Hosting\n\nThis is a managed hosting agreement between nettlefarm.com and quiet mill. It is cheap.${clauses}`;
    expect(partiesOf(text)).toEqual(['nettlefarm.com ()', 'quiet mill ()']);
  });

  test('a label may ask for a legal name, and stand behind others on a line', () => {
    const text = `Supplier Legal Name Nettle.org, a charitable corporation of 3 Mill Way.${clauses}`;
    expect(partiesOf(text)).toEqual(['Nettle.org (Supplier) = supplier']);
    const inLine = `This Deed is made by and between the following parties: Party A: Quiet Mill Co., Ltd. Address: 1 Mill Road Party B: Nettle Farm Co., Ltd. Address: 2 Mill Road${clauses}`;
    expect(partiesOf(inLine).sort()).toEqual(['Nettle Farm Co., Ltd. (Party B)', 'Quiet Mill Co., Ltd. (Party A)']);
  });

  test('capitals in brackets are short for names without their legal forms', () => {
    const text =
      'CORN CERTIFICATE\n\n1. CORN:\n\nOAK MILLING SERVICES OF 17 QUAY WAY, BARRE (OAK) certifies that the corn of EAST CORN MILLS, INC. OF 4 MILL ROAD, BARRE (ECM) is ground by OAK.';
    expect(partiesOf(text)).toEqual(['OAK MILLING SERVICES (OAK)', 'EAST CORN MILLS, INC. (ECM)']);
  });

  test('a letter that engages somebody without a name names the role', () => {
    const text =
      'AGENCY AGREEMENT\n\nLadies and Gentlemen:\n\nOak Mill Corporation, a Utah corporation (the "Company"), proposes to engage the broker identified on the last page of this letter (the "Agent" or "you") to sell its flour (the "Flour").\n\n1. Flour';
    expect(partiesOf(text)).toEqual(['Oak Mill Corporation (Company) = company', 'Agent (you) = agent']);
  });

  test('a form that leaves names out has roles for parties', () => {
    const text =
      'MILL CONTRACT\n\n1. By signing, _______________ ("Supplier") confirms to _______________ ("Purchaser") that the mark belongs to Oak Marks, Inc. ("Oak").\n\n2. The Supplier grinds.';
    expect(partiesOf(text)).toEqual(['Supplier () = supplier', 'Purchaser () = purchaser', 'Oak Marks, Inc. (Oak)']);
  });

  test('a bracket behind a list speaks of all that stand in it', () => {
    const text =
      'CORN DEED\n\nThis Deed is made as of the 3rd day of May 2021 by OAK FUND IV, L.P. (the "Grower") in favor of ELM BANK, N.A. (the "Bank").\n\nA. The Bank lends to ASH MILLS, INC., a New Hampshire corporation, K*BEECH MILLS, L.P., a Texas partnership, and FIR MILLS, INC., a Utah corporation (collectively, the "Millers").\n\n1. Corn';
    expect(partiesOf(text)).toEqual([
      'OAK FUND IV, L.P. (Grower)',
      'ELM BANK, N.A. (Bank) = bank',
      'ASH MILLS, INC. ()',
      'K*BEECH MILLS, L.P. ()',
      'FIR MILLS, INC. (Millers)',
    ]);
  });

  test('who stands behind one label on the cover and below, spelt in two ways, is one party', () => {
    const text =
      'Quay contract\n\nParty A: Lerwick Quay (Shetland) Works Co., Ltd.\n\nParty B: Barre Boats Co., Ltd.\n\nThis contract is made by and between the parties below:\n\nParty A: Lerwick Quay Works Co., Ltd.\nAddress: 4 Quay\n\nParty B: Barre Boats Co., Ltd.\nAddress: 5 Quay\n\n1. Mooring';
    expect(partiesOf(text)).toHaveLength(2);
  });

  test('who is mentioned in a sentence below the signatures does not sign', () => {
    const text =
      'FILING AGREEMENT\n\nThe undersigned file together.\n\nOAK CAPITAL LP\n\nBy: /s/ Bo Cook\n\nELM CAPITAL LP\n\nBy: /s/ Bo Cook\n\nAsh & Fir LLP served as counsel to Oak.';
    expect(partiesOf(text)).toEqual(['OAK CAPITAL LP ()', 'ELM CAPITAL LP ()']);
  });

  test('a company whose name begins in small letters is named by its bracket', () => {
    const text =
      'Corn Terms\n\nThese terms are for growers who sell corn through mill 7 GmbH, Quay 4, Bremen (hereafter, "mill 7"), and for Oak Corn, Inc. ("Oak"), which buys it.\n\n1. Corn';
    expect(partiesOf(text)).toEqual(['mill 7 GmbH (mill 7)', 'Oak Corn, Inc. (Oak)']);
  });

  test('names in square brackets are still to be filled in: the roles are the parties', () => {
    const text =
      '# Milling contract\n\nThis contract is entered into as of [DATE] by and between:\n\n**Client**: [CLIENT NAME], with an address at [CLIENT ADDRESS] ("Client")\n\n**Developer**: [DEVELOPER NAME], with an address at [ADDRESS] ("Developer")\n\n## Corn\n\nThe Developer grinds.';
    expect(partiesOf(text, 'markdown')).toEqual(['Client () = client', 'Developer () = developer']);
  });

  test('what lies between users and a site far below is no list of parties', () => {
    const text = `# Mill rules\n\n${'The mill is kept clean by everybody who grinds in it. '.repeat(140)}\n\nWhat is sent between growers and mill.io is sealed with Mill Seal 1.2 or higher.\n\n* Corn Point Objective (CPO): two sacks; Corn Time Objective ("CTO"): one day.`;
    expect(partiesOf(text, 'markdown')).toEqual([]);
  });

  test('a district of a town is no party; a term that the next heading defines is no alias', () => {
    expect(
      partiesOf(
        'CORN DEED\n\nbetween\n\nOak Corn CLG, Galway (the "Grower"), and\nElm Mills DAC, Dublin 8 (the "Miller")\n\nThis Deed is short.',
      ),
    ).toEqual(['Oak Corn CLG (Grower)', 'Elm Mills DAC (Miller)']);
    expect(
      partiesOf(
        '# Terms\n\nWe serve growers. Your agreement is with Oak Mills Inc.\n\n## Corn\n\nThe mill holds flour and other goods (called "Materials").',
        'markdown',
      ),
    ).toEqual(['Oak Mills Inc. ()']);
  });
});

describe('terms that speak to "you"', () => {
  test('"you (the User)" is a party by that role, and "Customer ("you")" too', () => {
    const oven = `This is an agreement between you (the User) and Quiet Mill Company, Limited (the Service Provider).${clauses}`;
    expect(partiesOf(oven)).toEqual([
      'Quiet Mill Company, Limited (Service Provider) = service provider',
      'User (you) = user',
    ]);
    const mill = `Quiet Mill Ltd ("We", "Mill") grinds oats. The order is placed by the **Customer** (**"you"**).${clauses}`;
    expect(partiesOf(mill)).toEqual(['Quiet Mill Ltd (We, Mill)', 'Customer (you) = customer']);
  });

  test('two who are left blank and called "You" are two parties by their roles', () => {
    const text = `Between:\n\nThe Board of Oak College\n("the College")\n\nAnd\n\nYou ("the Tenant")\n\nAnd\n\nYou\n("the Guarantor") if applicable\n\nThe College lets a room to the Tenant.${clauses}`;
    expect(partiesOf(text)).toEqual([
      'Board of Oak College (College)',
      'You (Tenant) = tenant',
      'Guarantor () = guarantor',
    ]);
  });

  test('a name may be given where that of the company stands again', () => {
    const text = `This is an agreement between you (the User) and Quiet Mill Company, Limited (the Service Provider).\n\n1. Terms\n\n1.1 Quiet Mill Company, Limited owns the brand, hereinafter referred to as Quiet.${clauses}`;
    expect(partiesOf(text)).toEqual([
      'Quiet Mill Company, Limited (Service Provider, Quiet) = service provider',
      'User (you) = user',
    ]);
  });

  test('what has a short name in the plural is a sort of thing', () => {
    const text = `Quiet Mill Ltd ("We") serves the Customer ("you"). The line runs between various Village Post Riders ("VPRs").${clauses}`;
    expect(partiesOf(text)).toEqual(['Quiet Mill Ltd (We)', 'Customer (you) = customer']);
  });
});

describe('parties that paragraphs of their own introduce', () => {
  test('each is called what its paragraph says, and a blank goes by that', () => {
    const text = `LEASE OF A MILL\n\nWe the undersigned:\n\n1. PT. Quiet Mill, having its office in Barre, hereinafter referred to as the "First Party"; and\n\n2. .........., of ....., hereinafter referred to as the "Second Party".${clauses}`;
    expect(partiesOf(text)).toEqual(['PT. Quiet Mill (First Party)', 'Second Party ()']);
  });

  test('what is called by no party’s name is none unless it is a company', () => {
    const text = `NOTE\n\nThe Northern Cable hereinafter called "NC"\n\nThe Southern Cable hereinafter called "SC"${clauses}`;
    expect(partiesOf(text)).toEqual([]);
  });
});

describe('openings as contracts of the continent print them', () => {
  const between = (one: string, other: string) =>
    `SUPPLY CONTRACT\n\nbetween\n\nMühle Oben GmbH, Kaistrasse 4, 20457 Hamburg${one}\n\nand\n\nOdra Works sp. z o.o., ul. Polna 5, 41-800 Zabrze${other}\n\nHamburg, 4 May 2023${clauses}`;
  const both = ['Mühle Oben GmbH (Miller)', 'Odra Works sp. z o.o. (Grower)'];

  test.each([
    ['\n- hereinafter "Miller" -', '\n- hereinafter "Grower" -'],
    ['\n– the "Miller" –', '\n– the "Grower" –'],
    ['\n- hereinafter referred to as "Miller" -', '\n- hereinafter referred to as "Grower" -'],
    [', hereinafter "Miller",', ', hereinafter "Grower",'],
  ])('what a party is called stands between dashes or commas: %j', (one, other) => {
    expect(partiesOf(between(one, other))).toEqual(both);
  });

  test('a department that a label names is not the company of the brackets', () => {
    const text = `Hygiene Annex\n\nMühle Oben GmbH ("Miller") / Odra Works s.r.o. ("Grower")\nHamburg, 4 May 2023${clauses}\n\n2. Contacts\n\n2.1 Miller: Goods Inward, Ms Anna Low. Grower: Quality Desk, Mr Jan Pol.`;
    expect(partiesOf(text)).toEqual(['Mühle Oben GmbH (Miller)', 'Odra Works s.r.o. (Grower)']);
  });

  test('people without a name who are called so are not the company before them', () => {
    const text = `TERMS OF PURCHASE\n\nMühle Oben GmbH, edition 2021\n\n1 Oats\n\n1.1 These Terms apply to all purchases of Mühle Oben GmbH ("we", "Purchaser") from farmers ("Supplier").`;
    expect(partiesOf(text)).toEqual(['Mühle Oben GmbH (we, Purchaser) = purchaser']);
  });

  test('a schedule prints the two side by side above its first clause', () => {
    const head = (words: string) => partiesOf(`Straw Schedule\n\n${words}\n\n1. Oats\n\n1.1 Oats are ground fine.`);
    expect(head('Quiet Mill Limited, version for Nettle & Sons Limited, June 2024')).toEqual([
      'Quiet Mill Limited ()',
      'Nettle & Sons Limited ()',
    ]);
    expect(head('Quiet Mill Limited / Nettle Farm GmbH')).toEqual(['Quiet Mill Limited ()', 'Nettle Farm GmbH ()']);
  });

  test('an alias may be printed bold in its brackets, without quotes', () => {
    const text = `Part of the Deed between Quiet Mill Limited (**Miller**) and Nettle Farm Limited (the **Grower**) of 1 June 2024.${clauses}`;
    expect(partiesOf(text)).toEqual(['Quiet Mill Limited (Miller)', 'Nettle Farm Limited (Grower)']);
  });

  test('two names with an alias each and nothing between them but "and" are parties, whatever they are called', () => {
    const text = `PORTRAIT DEED\n\nAda Cook ("Painter") and Nettle Museum ("House")${clauses}`;
    expect(partiesOf(text)).toEqual(['Ada Cook (Painter)', 'Nettle Museum (House)']);
  });

  test('who represents a company is no party', () => {
    const text = `SUPPLY DEED\n\nQuiet Mill S.p.A., of Barre, represented by Ada Cook (hereinafter "Miller"), and Nettle Farm S.r.l., of Hardwick, represented by Bea Low (hereinafter "Grower")${clauses}`;
    expect(partiesOf(text)).toEqual(['Quiet Mill S.p.A. (Miller)', 'Nettle Farm S.r.l. (Grower)']);
  });
});
