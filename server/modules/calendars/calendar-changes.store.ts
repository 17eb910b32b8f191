import type { Kysely, Transaction, Updateable } from 'kysely';
import type { CalendarId, DepartmentId, OrganizationId, UnitId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Database } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { Calendar } from './calendar.ts';
import { selectCalendars, toCalendar } from './calendars.store.ts';

/** What a person may say about a calendar; a field that is left out stays. */
export type CalendarChange = Partial<
  Pick<
    Calendar,
    | 'name'
    | 'kind'
    | 'capacity'
    | 'equipment'
    | 'unit'
    | 'department'
    | 'booking'
    | 'seenBy'
    | 'bookedBy'
    | 'bufferBefore'
    | 'bufferAfter'
    | 'groupNames'
  >
>;

export interface NewPlace {
  readonly unit?: UnitId | null | undefined;
  readonly department?: DepartmentId | null | undefined;
}

/** Changes that people make to calendars, each audited in its own transaction. */
export interface CalendarChanges {
  /** `isChanged: false`: somebody changed it since `version`; the calendar is as it is now. Undefined: it is not there. */
  change(
    caller: Caller,
    id: CalendarId,
    version: number,
    change: CalendarChange,
  ): Promise<{ readonly isChanged: boolean; readonly calendar: Calendar } | undefined>;
  /** Places those of `ids` that are there and that `isReached` says yes to; how many. */
  place(
    caller: Caller,
    ids: readonly CalendarId[],
    to: NewPlace,
    isReached: (calendar: Calendar) => boolean,
  ): Promise<number>;
  remove(
    caller: Caller,
    ids: readonly CalendarId[],
    isReached: (calendar: Calendar) => boolean,
  ): Promise<number>;
}

/**
 * Told within the transaction in which calendars may be deleted, before they are locked, so that whatever follows them
 * looks again. Some of them may stay.
 */
export type OnRemoving = (
  tx: Transaction<Database>,
  organization: OrganizationId,
  calendars: readonly CalendarId[],
) => Promise<void>;

export function createCalendarChanges(db: Kysely<Database>, onRemoving: OnRemoving): CalendarChanges {
  return {
    change: (caller, id, version, change) =>
      db.transaction().execute(async (tx) => {
        const { organization } = caller;
        const row = await selectCalendars(tx, organization)
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst();
        if (!row) return undefined;
        const before = toCalendar(row);
        if (before.version !== version) return { isChanged: false, calendar: before };

        const changed = await tx
          .updateTable('calendar')
          .set({
            ...columnsOf(change),
            group_names: JSON.stringify(groupNamesAfter(before, change)),
            version: version + 1,
          })
          .where('organization_id', '=', organization)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
        const after = toCalendar(changed);
        await recordAudit(tx, organization, {
          ...askedBy(caller),
          action: 'calendar.changed',
          subject: subjectOf(after),
          before: factsOf(before),
          after: factsOf(after),
        });
        return { isChanged: true, calendar: after };
      }),

    place: (caller, ids, to, isReached) =>
      db.transaction().execute(async (tx) => {
        const { organization } = caller;
        const rows = await locked(tx, organization, ids);
        const placed = rows.map(toCalendar).filter(isReached);
        if (placed.length === 0) return 0;
        await tx
          .updateTable('calendar')
          .set((is) => ({ ...columnsOf(to), version: is('version', '+', 1) }))
          .where('organization_id', '=', organization)
          .where('id', 'in', idsOf(placed))
          .execute();
        const records = placed.map((calendar) => ({
          ...askedBy(caller),
          action: 'calendar.placed',
          subject: subjectOf(calendar),
          before: { unit: calendar.unit, department: calendar.department },
          after: { unit: calendar.unit, department: calendar.department, ...to },
        }));
        await recordAudit(tx, organization, ...records);
        return placed.length;
      }),

    remove: (caller, ids, isReached) =>
      db.transaction().execute(async (tx) => {
        const { organization } = caller;
        await onRemoving(tx, organization, ids);
        const rows = await locked(tx, organization, ids);
        const removed = rows.map(toCalendar).filter(isReached);
        if (removed.length === 0) return 0;
        await tx
          .deleteFrom('calendar')
          .where('organization_id', '=', organization)
          .where('id', 'in', idsOf(removed))
          .execute();
        const records = removed.map((calendar) => ({
          ...askedBy(caller),
          action: 'calendar.removed',
          subject: subjectOf(calendar),
          before: factsOf(calendar),
        }));
        await recordAudit(tx, organization, ...records);
        return removed.length;
      }),
  };
}

/** In one order everywhere, so that two people who change the same hundred never wait for each other in a circle. */
function locked(
  tx: Parameters<typeof selectCalendars>[0],
  organization: OrganizationId,
  ids: readonly CalendarId[],
) {
  return selectCalendars(tx, organization)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}

function columnsOf(change: CalendarChange | NewPlace): Updateable<Database['calendar']> {
  const {
    unit,
    department,
    equipment,
    seenBy,
    bookedBy,
    bufferBefore,
    bufferAfter,
    groupNames: _,
    ...same
  }: CalendarChange = {
    ...change,
  } as CalendarChange; // NewPlace may say `undefined`, which leaves a column alone
  return {
    ...same,
    ...(equipment && { equipment: [...new Set(equipment)].toSorted() }),
    ...(seenBy && { seen_by: [...new Set(seenBy)] }),
    ...(bookedBy && { booked_by: [...new Set(bookedBy)] }),
    ...(bufferBefore !== undefined && { buffer_before: bufferBefore }),
    ...(bufferAfter !== undefined && { buffer_after: bufferAfter }),
    ...(unit !== undefined && { unit_id: unit }),
    ...(department !== undefined && { department_id: department }),
  };
}

/** The names of the groups that are named after the change, and of no others. */
function groupNamesAfter(before: Calendar, change: CalendarChange): Readonly<Record<string, string>> {
  const { seenBy, bookedBy, groupNames } = { ...before, ...change };
  const groups = new Set([...seenBy, ...bookedBy]);
  const known = Object.entries({ ...before.groupNames, ...groupNames });
  return Object.fromEntries(known.filter(([id]) => groups.has(id)));
}

function idsOf(calendars: readonly Calendar[]): string[] {
  return calendars.map(({ id }) => id);
}

function subjectOf({ id, name }: Calendar) {
  return { kind: 'calendar', id, name };
}

/** What a person decides about a calendar; what reading it brought is no change of theirs. */
function factsOf(calendar: Calendar): Record<string, unknown> {
  const { mailbox, integration, name, kind, capacity, equipment, unit, department } = calendar;
  const { booking, seenBy, bookedBy, bufferBefore, bufferAfter } = calendar;
  const hasBuffer = bufferBefore + bufferAfter > 0;
  return {
    mailbox,
    integration,
    name,
    kind,
    capacity,
    equipment,
    unit,
    department,
    booking,
    seenBy,
    bookedBy,
    ...(hasBuffer && { bufferBefore, bufferAfter }),
  };
}
