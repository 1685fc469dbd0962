/** Something that happened and starts clocks. */
export interface TriggerEvent {
  readonly id: string;
  /** Document id in which the event was recorded; clocks of documents that bind the same party start too. */
  readonly document: string;
  /** Name of `grammars/trigger/`, or a slug: the same as `Anchor.event`. */
  readonly event: string;
  /** ISO date (`2026-05-01`) or instant with offset (`2026-05-01T09:00:00+01:00`). */
  readonly when: string;
  readonly note: string;
}
