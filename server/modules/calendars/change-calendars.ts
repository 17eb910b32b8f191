import type {
  changeCalendar as changeRoute,
  listCalendars as listRoute,
  placeCalendars as placeRoute,
  removeCalendars as removeRoute,
} from '../../../contract/calendars.ts';
import type { CalendarId, DepartmentId, UnitId } from '../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import { replyOf } from './calendar.ts';
import type { CalendarChange, CalendarChanges } from './calendar-changes.store.ts';
import type { CalendarStore } from './calendars.store.ts';
import { reachOf } from './reach.ts';
import type { Reach } from './reach.ts';

export interface ChangeCalendarsDeps {
  readonly store: CalendarStore;
  readonly changes: CalendarChanges;
  readonly clock: Clock;
  /** Told after the set of calendars that may be read has changed. */
  readonly onRemoved: (organization: Caller['organization']) => void;
  /** Writes what this node knows about health, so that a list shows it. */
  readonly flushHealth: () => Promise<void>;
}

/** The calendars within the reach of the caller, by name, with their health. */
export async function listCalendars(
  { store, clock, flushHealth }: ChangeCalendarsDeps,
  caller: Caller,
): Promise<RouteReply<typeof listRoute>> {
  await flushHealth();
  const [calendars, places] = await Promise.all([
    store.list(caller.organization),
    store.listPlaces(caller.organization),
  ]);
  const reach = reachOf(caller.grants, places);
  const seen = calendars.filter((calendar) => reach('calendars.read', calendar));
  return { calendars: seen.map(replyOf), now: clock.now() };
}

/** Rejects with `calendar-not-found` for a calendar that the caller may not even see. */
export async function requireCalendar(
  { store }: Pick<ChangeCalendarsDeps, 'store'>,
  caller: Caller,
  id: CalendarId,
): Promise<void> {
  const [calendar, places] = await Promise.all([
    store.find(caller.organization, id),
    store.listPlaces(caller.organization),
  ]);
  if (!calendar || !reachOf(caller.grants, places)('calendars.read', calendar)) throw gone();
}

/**
 * Changes what is said about one calendar. `calendar-not-found` also for one outside of the caller's reach; moving it
 * out of that reach is refused. When somebody was faster, `changed-meanwhile` carries the calendar as it is now.
 */
export async function changeCalendar(
  deps: ChangeCalendarsDeps,
  caller: Caller,
  id: CalendarId,
  version: number,
  body: RouteInput<typeof changeRoute>['body'],
): Promise<RouteReply<typeof changeRoute>> {
  const { store, changes } = deps;
  const calendar = await store.find(caller.organization, id);
  const reach = await reachInto(deps, caller, body);
  if (!calendar || !reach('calendars.write', calendar)) throw gone();
  const { unit = calendar.unit, department = calendar.department } = body;
  refuseOutside(reach, { unit, department });

  const change = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const result = await changes.change(caller, id, version, change satisfies CalendarChange);
  if (!result) throw gone();
  if (result.isChanged) return replyOf(result.calendar);
  if (!reach('calendars.write', result.calendar)) throw gone();
  throw new Problem(
    'changed-meanwhile',
    'Somebody else changed this calendar since you opened it. Compare your changes with what it says now, and save again.',
    { current: replyOf(result.calendar) },
  );
}

/** Puts calendars into a place or gives them to a department; those out of the caller's reach are left alone. */
export async function placeCalendars(
  deps: ChangeCalendarsDeps,
  caller: Caller,
  { ids, ...to }: RouteInput<typeof placeRoute>['body'],
): Promise<RouteReply<typeof placeRoute>> {
  const reach = await reachInto(deps, caller, to);
  const placed = await deps.changes.place(caller, ids, to, (calendar) => {
    if (!reach('calendars.write', calendar)) return false;
    const { unit = calendar.unit, department = calendar.department } = to;
    refuseOutside(reach, { unit, department });
    return true;
  });
  return { placed };
}

/** Forgets calendars, which stops reading them; those out of the caller's reach are left alone. */
export async function removeCalendars(
  deps: ChangeCalendarsDeps,
  caller: Caller,
  ids: RouteInput<typeof removeRoute>['body']['ids'],
): Promise<RouteReply<typeof removeRoute>> {
  const reach = reachOf(caller.grants, await deps.store.listPlaces(caller.organization));
  const removed = await deps.changes.remove(caller, ids, (calendar) => reach('calendars.write', calendar));
  if (removed > 0) deps.onRemoved(caller.organization);
  return { removed };
}

/** The caller's reach; throws `not-found` when the place or the department that is wanted does not exist. */
async function reachInto(
  { store }: ChangeCalendarsDeps,
  caller: Caller,
  to: { readonly unit?: UnitId | null | undefined; readonly department?: DepartmentId | null | undefined },
): Promise<Reach> {
  const places = await store.listPlaces(caller.organization);
  if (to.unit && !places.some(({ id }) => id === to.unit)) {
    throw new Problem('not-found', 'This place does not exist any more. Choose another one.');
  }
  if (to.department && !(await store.hasDepartment(caller.organization, to.department))) {
    throw new Problem('not-found', 'This department does not exist any more. Choose another one.');
  }
  return reachOf(caller.grants, places);
}

function refuseOutside(reach: Reach, where: Parameters<Reach>[1]): void {
  if (reach('calendars.write', where)) return;
  throw new Problem(
    'permission-missing',
    'Your role lets you place calendars in some places only, and this is not one of them. Choose a place within your reach.',
  );
}

function gone(): Problem {
  return new Problem(
    'calendar-not-found',
    'This calendar was removed, or it is not within your reach. Look at the list of calendars again.',
  );
}
