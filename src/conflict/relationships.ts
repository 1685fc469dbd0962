import type { DocumentType } from '../model/facts.js';
import type { ComparedDocument, ComparedLink } from './compared-document.js';
import { partyKey, partyOfAlias } from './compared-document.js';
import { FollowedRules } from './followed-rules.js';
import { NamedAtTop, topLength } from './named-at-top.js';
import { NamedTitles } from './named-titles.js';
import type { TitleWords } from './title-words.js';

/** How two documents stand to each other.
 *  `together`: they bind the same parties, or one stands under the other;
 *  `rules`: one of them is laid down by one party for itself and those who work with it (a policy, house rules);
 *  `separate`: one party is in both, with different counterparties;
 *  `strangers`: nobody is in both: never compared. */
export type Relationship = 'together' | 'rules' | 'separate' | 'strangers';

/** More parties than this in one document are no circle of contract partners but a list of names. */
const mostParties = 8;

/** Sorts of documents that a contract means where it names them; "the privacy policy" may be anybody's. */
const belongsToContracts: ReadonlySet<DocumentType> = new Set(['agreement', 'addendum', 'dpa', 'sow', 'sla', 'other']);

/** Documents by the parties that they bind, so that only those are compared that share one. */
export class Relationships {
  readonly #parties = new Map<string, readonly string[]>();
  readonly #linked = new Map<string, Set<string>>();
  readonly #root = new Map<string, string>();
  readonly #circles = new Map<string, readonly string[]>();
  readonly #takenIn = new Map<string, boolean>();
  readonly #attached = new Map<string, boolean>();
  #inCircle: Map<string, ComparedDocument[]> | null = null;
  readonly #named: NamedTitles;
  readonly #followed: FollowedRules;
  readonly #given = new Set<string>();
  readonly #annexed = new Map<string, string>();
  readonly #binding = new Map<string, boolean>();
  readonly #readers = new Map<string, 'staff' | 'outsiders' | 'both' | null>();

  constructor(
    private readonly documents: readonly ComparedDocument[],
    links: readonly ComparedLink[],
    readonly titles: TitleWords,
  ) {
    this.#named = new NamedTitles(titles);
    this.#followed = new FollowedRules(titles);
    const top = new NamedAtTop(documents, titles);
    // "Policy owner: Deputy Director (Research)": an office lays down nothing of its own, where the top names somebody who is a
    // party elsewhere.
    const isOffice = (document: ComparedDocument, [only, another]: readonly string[]) =>
      document.type === 'policy' &&
      another === undefined &&
      titles.isOffice(only!) &&
      top.keysIn(document).some((key) => key !== only);
    for (const document of documents) {
      const keys = document.parties
        .map(({ name }) => partyKey(name))
        .filter((key) => key !== '' && !titles.isRole(key));
      const own = keys.length > 0 && !isOffice(document, keys) ? keys : top.keysIn(document).slice(0, 1);
      this.#parties.set(
        document.id,
        [...new Set([...own, ...top.fellowsIn(document, own)])].slice(0, mostParties).sort(),
      );
    }
    this.#giveParties();
    for (const { from, to } of links) {
      this.#link(from, to);
      this.#link(to, from);
      this.#root.set(this.#find(from), this.#find(to));
    }
  }

  between(a: ComparedDocument, b: ComparedDocument): Relationship {
    if (a.id === b.id) return 'together';
    const [left, right] = [this.partiesOf(a), this.partiesOf(b)];
    const common = left.filter((party) => right.includes(party)).length;
    if (common >= 2 || this.#linked.get(a.id)?.has(b.id)) return 'together';
    if (this.rootOf(a) === this.rootOf(b)) return 'together';
    if (common === 0) return 'strangers';
    if (left.length > 1 && right.length > 1) return 'separate';
    // Two terms of service of one house, each with whoever reads them.
    const areTerms = left.length === right.length && a.type !== 'policy' && b.type !== 'policy';
    return areTerms && !this.names(a, b) && !this.names(b, a) ? 'separate' : 'rules';
  }

  partiesOf({ id }: ComparedDocument): readonly string[] {
    return this.#parties.get(id) ?? [];
  }

  /** The party that an alias stands for; in rules that introduce nobody, "the university" is the house whose rules they are. */
  obligorOf(document: ComparedDocument, alias: string): string {
    const party = partyOfAlias(document, alias);
    const [house, another] = this.partiesOf(document);
    const isHouse = document.parties.length === 0 && house !== undefined && another === undefined;
    // "We pay fees", in terms that a house has laid down
    if (isHouse && party === 'alias:we') return house;
    const last = party.startsWith('alias:') ? party.slice('alias:'.length).split(' ').at(-1)! : '';
    return isHouse && last !== '' && house.split(' ').includes(last) ? house : party;
  }

  /** Groups such that any two documents that are `together`, or of which one lays down rules for the other, share one. */
  circlesOf(document: ComparedDocument): readonly string[] {
    const known = this.#circles.get(document.id);
    if (known) return known;
    const parties = this.partiesOf(document);
    const pairs = parties.flatMap((one, i) => parties.slice(i + 1).map((other) => `pair ${one} & ${other}`));
    const circles = [...pairs, `lineage ${this.rootOf(document)}`];
    this.#circles.set(document.id, circles);
    return circles;
  }

  /** The first circle that two documents share; null where they share none. */
  firstCircle(a: ComparedDocument, b: ComparedDocument): string | null {
    const others = this.circlesOf(b);
    return this.circlesOf(a).find((circle) => others.includes(circle)) ?? null;
  }

  /** Whether the two belong to one agreement: linked, or one names the other by its title, or follows the rules that the
   *  other is. */
  oneAgreement(a: ComparedDocument, b: ComparedDocument): boolean {
    if (a.id === b.id || this.rootOf(a) === this.rootOf(b) || this.names(a, b) || this.names(b, a)) return true;
    const relationship = this.between(a, b);
    if (relationship === 'together') return this.#attachedToOne(a, b);
    return relationship === 'rules' && (this.#follows(a, b) || this.#follows(b, a));
  }

  /** Whether a third document names both: two schedules of one master agreement. */
  #attachedToOne(a: ComparedDocument, b: ComparedDocument): boolean {
    const key = a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`;
    let known = this.#attached.get(key);
    if (known === undefined) {
      known = this.around(a).some((other) => this.names(other, a) && this.names(other, b));
      this.#attached.set(key, known);
    }
    return known;
  }

  /** Whether two documents are rules of one house, which its people have to follow side by side. */
  ofOneHouse(a: ComparedDocument, b: ComparedDocument): boolean {
    const [[house, another], [other, further]] = [this.partiesOf(a), this.partiesOf(b)];
    return a.type === 'policy' && b.type === 'policy' && house === other && !another && !further;
  }

  /** Whether of two texts of rules one is for those who work in the house, and the other for those who deal with it. */
  forOtherPeople(a: ComparedDocument, b: ComparedDocument): boolean {
    const [left, right] = [this.#readersOf(a), this.#readersOf(b)];
    return left !== null && right !== null && left !== 'both' && right !== 'both' && left !== right;
  }

  /** Whether rules say that they are for people of the house and for some who are none. */
  forBoth(rules: ComparedDocument): boolean {
    return this.#readersOf(rules) === 'both';
  }

  #readersOf({ id, text }: ComparedDocument): 'staff' | 'outsiders' | 'both' | null {
    let known = this.#readers.get(id);
    if (known === undefined) {
      known = this.titles.readersOf(text.slice(0, topLength));
      this.#readers.set(id, known);
    }
    return known;
  }

  /** Whether a contract of two takes in rules of one of them by what they are: "the Tenant shall follow the house rules". */
  #follows(contract: ComparedDocument, rules: ComparedDocument): boolean {
    const areRules = this.#named.isRules(rules) || rules.type === 'policy';
    return this.partiesOf(contract).length > 1 && areRules && this.#followed.follows(contract, rules);
  }

  /** Whether rules bind the other party of a contract with whoever laid them down: named by it, or by another document of that
   *  agreement; or rules say themselves that those who deal with the house keep to them. */
  takenIn(rules: ComparedDocument, contract: ComparedDocument): boolean {
    const key = `${rules.id} ${contract.id}`;
    let known = this.#takenIn.get(key);
    if (known === undefined) {
      known =
        this.oneAgreement(rules, contract) ||
        this.#bindOutsiders(rules) ||
        this.titles.isAcceptedBy(rules.text.slice(0, topLength), this.partiesOf(contract)) ||
        this.around(contract).some((other) => this.names(other, rules) && this.oneAgreement(other, contract));
      this.#takenIn.set(key, known);
    }
    return known;
  }

  #bindOutsiders({ id, text }: ComparedDocument): boolean {
    let known = this.#binding.get(id);
    if (known === undefined) {
      known = this.titles.bindOutsiders(text.slice(0, topLength));
      this.#binding.set(id, known);
    }
    return known;
  }

  /** The documents of the circles of one, itself among them; one that shares two circles with it stands there twice. */
  around(document: ComparedDocument): readonly ComparedDocument[] {
    this.#inCircle ??= this.#sortByCircle();
    const inCircle = this.#inCircle;
    return this.circlesOf(document).flatMap((circle) => inCircle.get(circle) ?? []);
  }

  #sortByCircle(): Map<string, ComparedDocument[]> {
    const sorted = new Map<string, ComparedDocument[]>();
    for (const document of this.documents) {
      for (const circle of this.circlesOf(document)) {
        const members = sorted.get(circle);
        if (members) members.push(document);
        else sorted.set(circle, [document]);
      }
    }
    return sorted;
  }

  /** Whether the text of one document names the other by its title: "the Owner's site rules are part of the contract". */
  names(from: ComparedDocument, to: ComparedDocument): boolean {
    return this.#named.names(from, to);
  }

  /** Rules that tell nobody's name are those of the contracts that name them: of the parties that all of these share. So is an
   *  annex, a sheet or a schedule, where they share two. */
  #giveParties(): void {
    const open = this.documents.filter((document) => this.partiesOf(document).length < 2);
    if (open.length === 0) return;
    const contracts = this.documents.filter((document) => this.partiesOf(document).length > 1);
    for (const [rules, naming] of this.#named.namedIn(open, contracts)) {
      const [first = [], ...others] = naming.map((contract) => this.partiesOf(contract));
      const shared = first.filter((party) => others.every((parties) => parties.includes(party)));
      const isRules = this.#named.isRules(rules);
      const [own] = this.partiesOf(rules);
      if (own !== undefined) {
        // A rider of one party that a single contract of two names is annexed to it.
        const annexed = others.length === 0 && shared.length === 2 && belongsToContracts.has(rules.type);
        if (!annexed || rules.type === 'other' || !shared.includes(own)) continue;
        this.#parties.set(rules.id, shared);
        this.#annexed.set(rules.id, own);
        continue;
      }
      if (!isRules && (shared.length < 2 || !belongsToContracts.has(rules.type))) continue;
      this.#parties.set(rules.id, shared);
      if (isRules) this.#given.add(rules.id);
    }
  }

  /** Whether a document are rules that tell nobody's name, and have their parties from the contracts that name them. */
  isGivenParties({ id }: ComparedDocument): boolean {
    return this.#given.has(id);
  }

  /** Whether one party wrote the document, and the one contract that names it tells with whom: its rider, its general terms. */
  isAnnexed({ id }: ComparedDocument): boolean {
    return this.#annexed.has(id);
  }

  /** The one party that wrote a document alone; undefined where two did, or nobody is named. */
  authorOf(document: ComparedDocument): string | undefined {
    const [only, another] = this.partiesOf(document);
    return this.#annexed.get(document.id) ?? (another === undefined ? only : undefined);
  }

  linkedWith({ id }: ComparedDocument): ReadonlySet<string> {
    return this.#linked.get(id) ?? new Set();
  }

  #link(from: string, to: string): void {
    const set = this.#linked.get(from);
    if (set) set.add(to);
    else this.#linked.set(from, new Set([to]));
  }

  /** The agreement that a document belongs to: what a chain of links leads to. */
  rootOf({ id }: ComparedDocument): string {
    return this.#find(id);
  }

  #find(id: string): string {
    let root = id;
    for (let next = this.#root.get(root); next !== undefined && next !== root; next = this.#root.get(root)) root = next;
    return root;
  }
}
