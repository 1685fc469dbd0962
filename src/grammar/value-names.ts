/** Names that patterns may use in braces for values, in the order in which they are read: later ones build on earlier.
 *  `dotted-number` is a figure that is no number: `8.4.1`, `11.05.2024`. */
export const valueNames = [
  'number',
  'dotted-number',
  'duration',
  'date',
  'time-of-day',
  'money',
  'percentage',
  'multiple',
  'recurrence',
] as const;
export type ValueName = (typeof valueNames)[number];
