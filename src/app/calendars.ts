import { basename } from 'node:path';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { calendarFor } from '../calendar/choose-calendar.js';
import type { OwnCalendar } from '../calendar/own-calendar.js';
import type { Configuration } from '../model/configuration.js';
import { UnknownCalendarError } from '../model/errors.js';
import type { DocumentRecord } from '../model/record.js';
import { readCalendarFile } from './read-calendar-file.js';

type Calendared = Pick<DocumentRecord, 'id' | 'file' | 'title' | 'facts'>;

/** The holiday calendar of each document, and why it is that one. */
export class Calendars {
  #own: OwnCalendar[] | null = null;

  constructor(readonly configuration: Configuration) {}

  /** In this order: what the configuration says of the document; the contract's own definition of a business day; what the
   *  configuration says of its governing law; that law's jurisdiction; all these of the agreement that it belongs to; the
   *  configured default.
   *  @param base  the agreement that it amends, supplements or stands under
   *  @returns null where nobody says whose holidays count, or there is no data for them */
  of(document: Calendared, base: Calendared | null): BusinessCalendar | null {
    const names = this.namesFor(document, base);
    const { businessDay } = document.facts.businessDay || !base ? document.facts : base.facts;
    return names.length === 0 ? null : this.named(names, businessDay?.weekend);
  }

  namesFor(document: Calendared, base: Calendared | null): readonly string[] {
    return this.#ownNames(document) ?? (base && this.#ownNames(base)) ?? this.configuration.calendars.default;
  }

  #ownNames({ id, file, title, facts }: Calendared): readonly string[] | null {
    const { byDocument, byLaw } = this.configuration.calendars;
    for (const name of [id, file, basename(file), title]) {
      const chosen = byDocument[name.toLowerCase()];
      if (chosen) return chosen;
    }
    if (facts.businessDay && facts.businessDay.jurisdictions.length > 0) return facts.businessDay.jurisdictions;
    const law = facts.governingLaw?.value.toLowerCase();
    const byThisLaw = law ? byLaw[law] : undefined;
    if (byThisLaw) return byThisLaw;
    return facts.jurisdiction ? [facts.jurisdiction] : null;
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
