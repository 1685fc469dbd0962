/** Weekend days by country, ISO weekdays (1 = Monday … 7 = Sunday), where they are not Saturday and Sunday.
 *  @source Unicode CLDR 44, common/supplemental/supplementalData.xml, weekData: weekendStart, weekendEnd */
const weekends: Readonly<Record<string, readonly number[]>> = {
  AF: [4, 5],
  BH: [5, 6],
  // Brunei: Friday and Sunday are the days of rest of its public service; CLDR gives Saturday and Sunday.
  BN: [5, 7],
  DZ: [5, 6],
  EG: [5, 6],
  IL: [5, 6],
  IQ: [5, 6],
  IR: [5],
  JO: [5, 6],
  KW: [5, 6],
  LY: [5, 6],
  OM: [5, 6],
  QA: [5, 6],
  SA: [5, 6],
  SD: [5, 6],
  SY: [5, 6],
  YE: [5, 6],
};

const saturdayAndSunday = [6, 7] as const;

/** @param country ISO 3166-1 alpha-2 */
export function weekendOf(country: string): readonly number[] {
  return weekends[country] ?? saturdayAndSunday;
}
