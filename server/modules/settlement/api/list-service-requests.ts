import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import type { ApiRequest, listServiceRequests as listRoute } from '../../../../contract/public-api.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { RequestId } from '../../../../contract/services.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import {
  beginningOf,
  chargedRequests,
  findCharged,
  findRequest,
  listProviders,
  numberRequests,
} from '../../services/index.ts';
import type { ChargeScope, DeliveryWindow } from '../../services/index.ts';
import type { SettlementDeps } from '../settlement-deps.ts';
import { apiRequests } from './api-request.ts';
import { readCursor, writeCursor } from './cursor.ts';

type Wish = RouteInput<typeof listRoute>['query'];

/**
 * A page of requests by their numbers, which never change: what comes about meanwhile, or was begun before and is there only
 * now, comes later, so that nothing is passed over or given twice. Rejects with `invalid-parameter` for a cursor of something else.
 */
export async function listServiceRequests(
  { db }: Pick<SettlementDeps, 'db'>,
  { organization }: Caller,
  { settled, from, to, cursor, limit }: Wish,
): Promise<RouteReply<typeof listRoute>> {
  const start = cursor === undefined ? null : readCursor(cursor);
  const providers = await listProviders(db, organization);
  const windows = providers.map(({ id, timeZone }): DeliveryWindow => {
    return { provider: id, from: momentOf(from, timeZone), to: momentOf(to, timeZone) };
  });
  const wish = { windows, scope: scopeOf(settled), after: start, most: limit + 1 } as const;
  const read = () => chargedRequests(db, organization, wish);

  if (start === null) await numberRequests(db, organization);
  let found = await read();
  // At the end of the list: what has come about since its beginning follows.
  if (start !== null && found.length <= limit && (await numberRequests(db, organization)) > 0)
    found = await read();
  const page = found.slice(0, limit);
  const end = page.at(-1);
  return {
    requests: await apiRequests(db, organization, page),
    next: end && found.length > limit ? writeCursor(end.number) : null,
  };
}

/** One request. Rejects with `not-found`. */
export async function readServiceRequest(
  { db }: Pick<SettlementDeps, 'db'>,
  { organization }: Caller,
  id: RequestId,
): Promise<ApiRequest> {
  const request = await findRequest(db, organization, id);
  const charged = request && (await findCharged(db, organization, request));
  const [shown] = charged ? await apiRequests(db, organization, [charged]) : [];
  if (!shown) throw new Problem('not-found', 'There is no such request in this organization.');
  return shown;
}

function scopeOf(settled: boolean | undefined): ChargeScope {
  if (settled === undefined) return 'all';
  return settled ? 'settled' : 'to-settle';
}

/** A day is its beginning on the clock of the team. */
function momentOf(moment: CalendarDay | Instant | undefined, timeZone: TimeZone): Instant | null {
  if (moment === undefined) return null;
  return isDay(moment) ? beginningOf(timeZone, moment) : moment;
}

function isDay(moment: CalendarDay | Instant): moment is CalendarDay {
  return moment.length === '2026-11-01'.length;
}
