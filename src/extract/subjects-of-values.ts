import type { Match } from '../grammar/matcher.js';
import type { Stipulation } from '../model/reading.js';

/** Which subjects read a value, so that what is compared by its words alone is not told twice, nor against what its subject
 *  says of it. */
export class SubjectsOfValues {
  readonly #subjects = new Map<number, Set<string>>();
  readonly #values = new Map<Stipulation, number>();
  /** By value: the rules over which another one that reads it prevails. */
  readonly #overruled = new Map<number, Set<string>>();
  readonly #places = new Map<Stipulation, number>();

  add({ rule, slots }: Match, stipulation: Stipulation): void {
    const value = slots.value?.from;
    if (value === undefined) return;
    this.#places.set(stipulation, value);
    for (const id of rule.prevailsOver) this.#overruled.set(value, (this.#overruled.get(value) ?? new Set()).add(id));
    if (rule.fields.like === true) {
      this.#values.set(stipulation, value);
      return;
    }
    const known = this.#subjects.get(value);
    if (known) known.add(stipulation.subject);
    else this.#subjects.set(value, new Set([stipulation.subject]));
  }

  /** Whether a rule that prevails over that of the stipulation reads the same value. */
  isOverruled(stipulation: Stipulation): boolean {
    const value = this.#places.get(stipulation);
    return value !== undefined && this.#overruled.get(value)?.has(stipulation.rule) === true;
  }

  /** With the dimension `told` where other subjects read the value. */
  told(stipulation: Stipulation): Stipulation {
    const value = this.#values.get(stipulation);
    const subjects = value === undefined ? undefined : this.#subjects.get(value);
    if (!subjects) return stipulation;
    return { ...stipulation, scope: { ...stipulation.scope, told: [...subjects].sort().join('+') } };
  }
}
