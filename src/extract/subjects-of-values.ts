import type { Match } from '../grammar/matcher.js';
import type { Stipulation } from '../model/reading.js';

/** Which subjects read a value, so that what is compared by its words alone is not told twice, nor against what its subject
 *  says of it. */
export class SubjectsOfValues {
  readonly #subjects = new Map<number, Set<string>>();
  readonly #values = new Map<Stipulation, number>();

  add({ rule, slots }: Match, stipulation: Stipulation): void {
    const value = slots.value?.from;
    if (value === undefined) return;
    if (rule.fields.like === true) {
      this.#values.set(stipulation, value);
      return;
    }
    const known = this.#subjects.get(value);
    if (known) known.add(stipulation.subject);
    else this.#subjects.set(value, new Set([stipulation.subject]));
  }

  /** With the dimension `told` where other subjects read the value. */
  told(stipulation: Stipulation): Stipulation {
    const value = this.#values.get(stipulation);
    const subjects = value === undefined ? undefined : this.#subjects.get(value);
    if (!subjects) return stipulation;
    return { ...stipulation, scope: { ...stipulation.scope, told: [...subjects].sort().join('+') } };
  }
}
