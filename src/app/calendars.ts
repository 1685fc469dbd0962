import { basename } from 'node:path';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { calendarFor } from '../calendar/choose-calendar.js';
import type { OwnCalendar } from '../calendar/own-calendar.js';
import type { Configuration } from '../model/configuration.js';
import { UnknownCalendarError } from '../model/errors.js';
import type { DocumentRecord } from '../model/record.js';
import { readCalendarFile } from './read-calendar-file.js';

/** The holiday calendar of each document, and why it is that one. */
export class Calendars {
  #own: OwnCalendar[] | null = null;

  constructor(readonly configuration: Configuration) {}

  /** In this order: what the configuration says of the document; the contract's own definition of a business day; what the
   *  configuration says of its governing law; that law's jurisdiction; the configured default.
   *  @returns null where nobody says whose holidays count, or there is no data for them */
  of(document: Pick<DocumentRecord, 'id' | 'file' | 'title' | 'facts'>): BusinessCalendar | null {
    const names = this.namesFor(document);
    return names.length === 0 ? null : this.named(names, document.facts.businessDay?.weekend);
  }

  namesFor({ id, file, title, facts }: Pick<DocumentRecord, 'id' | 'file' | 'title' | 'facts'>): readonly string[] {
    const { byDocument, byLaw, default: fallback } = this.configuration.calendars;
    for (const name of [id, file, basename(file), title]) {
      const chosen = byDocument[name.toLowerCase()];
      if (chosen) return chosen;
    }
    if (facts.businessDay && facts.businessDay.jurisdictions.length > 0) return facts.businessDay.jurisdictions;
    const law = facts.governingLaw?.value.toLowerCase();
    const byThisLaw = law ? byLaw[law] : undefined;
    if (byThisLaw) return byThisLaw;
    return facts.jurisdiction ? [facts.jurisdiction] : fallback;
  }

  /** @returns null where there is no data for one of them */
  named(names: readonly string[], weekend?: readonly number[]): BusinessCalendar | null {
    try {
      this.#own ??= this.configuration.calendars.files.map(readCalendarFile);
      return calendarFor({ jurisdictions: names, weekend, own: this.#own });
    } catch (error) {
      if (error instanceof UnknownCalendarError) return null;
      throw error;
    }
  }
}
