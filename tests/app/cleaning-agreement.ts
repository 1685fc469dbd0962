import { nextDays } from '../../src/app/list-due.js';
import type { Party } from '../../src/model/facts.js';
import { readingOf } from '../store/reading-sample.js';
import { maria } from './workspace-sample.js';

export const party = (name: string, alias: string): Party => ({ name, aliases: [alias], role: '', spans: [] });
export const parties = [party('Northwind Freight Ltd', 'Supplier'), party('Harbour Foods plc', 'Customer')];

/** Two obligations that wait for their events, and a clause that lays down none. */
export const agreement = readingOf(
  'contracts/cleaning.txt',
  [
    '1 The Supplier shall answer each complaint within 5 days of complaint.',
    '2 The Supplier shall repair the defect within 10 days of notice.',
    '3 The Supplier shall be polite.',
  ],
  { parties },
);

export const year = nextDays(maria.now, 365);
