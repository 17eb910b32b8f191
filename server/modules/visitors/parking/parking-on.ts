import type { listDeskVisits } from '../../../../contract/front-desk.ts';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import type { Db } from '../../../storage/database.ts';
import type { Reception } from '../reception.ts';
import { carsAt } from './cars.store.ts';
import { mostAtOnce } from './most-at-once.ts';

/** How a day is for whoever comes by car; null: the reception counts no places. */
export async function parkingOn(
  db: Db,
  organization: OrganizationId,
  { id, parkingPlaces: places }: Reception,
  { from: start, to: end }: { readonly from: Instant; readonly to: Instant },
  now: Instant,
): Promise<RouteReply<typeof listDeskVisits>['parking']> {
  if (places === null) return null;
  const cars = await carsAt(db, organization, [id], { start, end }, now);
  const { count: most, at: mostAt } = mostAtOnce(cars, { start, end });
  return { places, taken: cars.filter(({ isInside }) => isInside).length, most, mostAt };
}
