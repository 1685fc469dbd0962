import type { Obligation } from '../model/obligation.js';

/** Whether a notice is one that keeps an agreement from being renewed, or lets it run out. */
export function stopsRenewal({ kind, timing }: Pick<Obligation, 'kind' | 'timing'>): boolean {
  return kind === 'notice-period' && timing?.anchor.type === 'term-end' && timing.direction === 'before';
}
