import type { listHolidayCountries, listHolidays as listRoute } from '../../../contract/holidays.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import { Problem } from '../../kernel/problem.ts';
import {
  holidayCountries,
  holidayDataVersion,
  publicHolidays,
  unknownIn,
} from './deadlines/public-holidays.ts';
import type { ServiceUseDeps } from './service-deps.ts';

export async function readHolidayCountries(): Promise<RouteReply<typeof listHolidayCountries>> {
  const countries = holidayCountries().map((one) => ({ ...one, regions: [...one.regions] }));
  return { countries };
}

/** This year and the next one by the business clock, in UTC: days near New Year are in both lists anyway. */
export async function listHolidays(
  { clock }: Pick<ServiceUseDeps, 'clock'>,
  { country, region }: RouteInput<typeof listRoute>['query'],
): Promise<RouteReply<typeof listRoute>> {
  const where = { country, region: region === '' ? null : region };
  if (unknownIn(where) !== null) throw new Problem('not-found', 'The holidays of this place are not known.');
  const year = Number(clock.now().slice(0, 4));
  const days = [year, year + 1].flatMap((one) => [...publicHolidays(where, one)]);
  return {
    days: days.map(([day, name]) => ({ day, name })).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    version: holidayDataVersion(),
  };
}
