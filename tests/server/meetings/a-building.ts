import { randomUUID } from 'node:crypto';
import { CalendarId, Instant, MailboxAddress, OrganizationId, UnitId } from '../../../contract/primitives.ts';
import type { Role } from '../../../contract/access.ts';
import { BookingKey, putMeeting } from '../../../contract/meetings.ts';
import type { Planned } from '../../../contract/meetings.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { grantsOf } from '../../../server/modules/access/roles.ts';
import type { OrganizerDirectory } from '../../../server/modules/meetings/check-organizers.ts';
import { createMeetings } from '../../../server/modules/meetings/index.ts';
import type { Hanging, Meetings, Situation } from '../../../server/modules/meetings/index.ts';
import type { NewNotice } from '../../../server/modules/messages/index.ts';
import { createRoomDirectory } from '../../../server/modules/rooms/index.ts';
import type { Storage } from '../../../server/storage/open-database.ts';

/** Two organizations with two rooms each, a mirror that is written by hand, and something that hangs on meetings. */

const guid = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const nordhavn = OrganizationId.parse(guid(1, 1));
export const sydhavn = OrganizationId.parse(guid(1, 2));
export const hq = UnitId.parse(guid(3, 1));
const elsewhere = UnitId.parse(guid(3, 2));
export const calendarOf = (number: number) => CalendarId.parse(guid(4, number));
const [fjord, skov] = [1, 2];
export const mailbox = (name: string) => MailboxAddress.parse(`${name}@nordhavn.example`);

export const MONDAY = Instant.parse('2026-11-30T08:00:00.000Z');
export const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
export const thursday = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' };

/** What readings of the calendars cover, and how the mirror says so. */
const WINDOW = {
  start: Instant.parse('2026-10-01T00:00:00.000Z'),
  end: Instant.parse('2027-11-30T00:00:00.000Z'),
};

export const COVERED = { window_start: WINDOW.start, window_end: WINDOW.end, generation: 1, read_at: MONDAY };

export function person(name: string, role: Role = 'add-in-user', organization = nordhavn): Caller {
  return {
    organization,
    tenantId: guid(2, 1),
    objectId: guid(
      5,
      Buffer.from(name).reduce((sum, byte) => sum + byte, 0),
    ),
    name,
    mail: `${name}@nordhavn.example`,
    groups: new Set(),
    grants: grantsOf([{ role, unit: null, department: null }]),
    requestId: 'request-1',
  };
}

export interface Building {
  readonly meetings: Meetings;
  readonly situations: Situation[];
  readonly notices: NewNotice[];
  /** What readings of the calendars cover. */
  window: typeof WINDOW;
  /** What rooms show beyond the window; null: they cannot be read that far. */
  far: readonly Shown[] | null;
  /** How often calendars were wanted to be looked at beyond the window. */
  readonly looks: string[];
  /** Calendars that were wanted to be looked at. */
  readonly wanted: string[];
  readonly clock: { now: () => Instant };
  set(now: string): void;
  /** Rewrites what a room shows, as one complete reading does, with what follows from it. */
  show(room: 'fjord' | 'skov', ...meetings: readonly Shown[]): Promise<void>;
  /** The calendar becomes unreadable. */
  blind(room: 'fjord' | 'skov'): Promise<void>;
  /** Every look that was wanted has ended, beyond the window too. */
  sweep(): Promise<void>;
}

export interface Shown {
  readonly uid?: string;
  readonly occurrence?: string;
  readonly start: string;
  readonly end: string;
  readonly response?: 'accepted' | 'tentative' | 'declined' | 'none';
  readonly isCanceled?: boolean;
  readonly organizer?: string;
  /** It was there before the mirror looked. */
  readonly isOld?: boolean;
}

export async function lay({ db }: Storage): Promise<void> {
  for (const [organization, unit] of [
    [nordhavn, hq],
    [sydhavn, elsewhere],
  ] as const) {
    const contact = { contact_name: 'Hana', contact_mail: 'hana@x.example' };
    await db
      .insertInto('organization')
      .values({ id: organization, name: 'x', ...contact })
      .execute();
    await db
      .insertInto('unit')
      .values({
        organization_id: organization,
        id: unit,
        parent_id: null,
        kind: 'building',
        name: 'HQ',
        time_zone: 'Europe/Copenhagen',
      })
      .execute();
    const integration = organization === nordhavn ? guid(6, 1) : guid(6, 2);
    await db
      .insertInto('integration')
      .values({
        organization_id: organization,
        id: integration,
        kind: 'graph',
        tenant_id: guid(2, 1),
        label: 'x',
        status: 'active',
      })
      .execute();
    for (const [number, name] of [
      [fjord, 'fjord'],
      [skov, 'skov'],
    ] as const) {
      const id = organization === nordhavn ? calendarOf(number) : calendarOf(number + 10);
      await db
        .insertInto('calendar')
        .values({
          organization_id: organization,
          id,
          integration_id: integration,
          mailbox: organization === nordhavn ? mailbox(name) : `${name}@sydhavn.example`,
          name,
          capacity: 8,
          unit_id: unit,
        })
        .execute();
      await db
        .insertInto('calendar_sync')
        .values({
          organization_id: organization,
          calendar_id: id,
          want: 1,
          done: 1,
          ...COVERED,
        })
        .execute();
    }
  }
}

const idOf = (room: 'fjord' | 'skov') => calendarOf(room === 'fjord' ? fjord : skov);

/** Nobody is known, and nobody is missed. */
const emptyDirectory: OrganizerDirectory = { findByMail: async () => [], readPerson: async () => null };

export function build(storage: Storage, directory: OrganizerDirectory = emptyDirectory): Building {
  const { db } = storage;
  let now = MONDAY;
  const [situations, notices, wanted]: [Situation[], NewNotice[], string[]] = [[], [], []];
  const clock = { now: () => now };
  const recorder: Hanging = {
    kind: 'recorder',
    foresee: async () => [],
    follow: async (_tx, situation) => {
      situations.push(situation);
      return [];
    },
    describe: async () => [],
    listQuestions: async () => [],
  };
  const looks: string[] = [];
  let open: [CalendarId, readonly string[]][] = [];
  const failures: unknown[] = [];
  const meetings = createMeetings({
    datesAtSend: async () => ({ movedFirst: null, reasons: [], told: [] }),
    db,
    clock,
    hanging: [recorder],
    outbox: {
      async tell(_tx, _organization, ...more) {
        notices.push(...more);
      },
    },
    live: { changed: async () => undefined },
    directory: createRoomDirectory(db),
    directoryOf: () => directory,
    async markDirty(tx, organization, calendars) {
      wanted.push(...calendars);
      for (const id of calendars) {
        await tx
          .updateTable('calendar_sync')
          .set((is) => ({ want: is('want', '+', '1') }))
          .where('organization_id', '=', organization)
          .where('calendar_id', '=', id)
          .execute();
      }
    },
    async lookBeyond(_tx, _organization, wishes) {
      open.push(...wishes);
      looks.push(...wishes.keys());
    },
    look: () => undefined,
    onTrouble: (error) => failures.push(error),
  });

  async function lookBeyond(far: readonly Shown[] | null) {
    const wishes = open;
    open = [];
    for (const [calendar, meetingUids] of wishes) {
      const sightings = far && far.map((one) => farSighting(calendar, one, now));
      const nothing = { isReadable: true, isFirst: false, changed: [], vanished: [], entered: [] };
      const beyond = { meetingUids, sightings };
      await db
        .transaction()
        .execute((tx) => meetings.onRead(tx, nordhavn, { calendar, window: WINDOW, ...nothing, beyond }));
      if (far === null) open.push([calendar, meetingUids]); // tried again after a while
    }
  }

  return {
    meetings,
    far: [],
    window: WINDOW,
    looks,
    situations,
    notices,
    wanted,
    clock,
    set(instant) {
      now = Instant.parse(instant);
    },
    async show(room, ...shown) {
      const calendar = idOf(room);
      const { start: window_start, end: window_end } = this.window;
      await db.transaction().execute(async (tx) => {
        const before = await tx
          .deleteFrom('sighting')
          .where('organization_id', '=', nordhavn)
          .where('calendar_id', '=', calendar)
          .returning(['meeting_uid', 'occurrence', 'first_seen_at'])
          .execute();
        for (const one of shown) {
          await tx
            .insertInto('sighting')
            .values(sightingOf(calendar, one, now))
            .execute();
        }
        const keys = [
          ...before.map((row) => row.meeting_uid),
          ...shown.map(({ uid = 'meeting-1' }) => uid),
        ].map((meetingUid) => ({ meetingUid, occurrence: null }));
        const read = {
          calendar,
          isReadable: true,
          isFirst: false,
          window: this.window,
          changed: keys,
          vanished: [],
          entered: [],
        };
        await meetings.onRead(tx, nordhavn, read);
        await tx
          .updateTable('calendar_sync')
          .set({ window_start, window_end })
          .where('organization_id', '=', nordhavn)
          .where('calendar_id', '=', calendar)
          .execute();
      });
    },
    async blind(room) {
      const calendar = idOf(room);
      await db.transaction().execute(async (tx) => {
        const nothing = { isFirst: false, window: null, changed: [], vanished: [], entered: [] };
        await meetings.onRead(tx, nordhavn, { calendar, isReadable: false, ...nothing });
        await tx
          .updateTable('calendar_sync')
          .set({ unreadable_since: now, fault_code: 'exchange-unavailable' })
          .where('organization_id', '=', nordhavn)
          .where('calendar_id', '=', calendar)
          .execute();
      });
    },
    async sweep() {
      await db
        .updateTable('calendar_sync')
        .set((is) => ({ done: is.ref('want') }))
        .where('organization_id', '=', nordhavn)
        .where('unreadable_since', 'is', null)
        .execute();
      await meetings.wake();
      await lookBeyond(this.far);
      if (failures.length > 0) throw failures[0];
    },
  };
}

function farSighting(calendar: CalendarId, { uid = 'meeting-1', ...shown }: Shown, now: Instant) {
  return {
    calendar,
    meetingUid: uid,
    occurrence: shown.occurrence === undefined ? null : Instant.parse(shown.occurrence),
    start: Instant.parse(shown.start),
    end: Instant.parse(shown.end),
    organizer: 'anna@nordhavn.example',
    organizerName: 'Anna',
    isCanceled: false,
    response: shown.response ?? ('accepted' as const),
    firstSeenAt: now,
  };
}

function sightingOf(calendar: CalendarId, shown: Shown, now: Instant) {
  const { uid = 'meeting-1', occurrence = '', organizer = 'anna@nordhavn.example' } = shown;
  return {
    organization_id: nordhavn,
    calendar_id: calendar,
    meeting_uid: uid,
    occurrence,
    event_id: `${uid} ${occurrence}`,
    change_key: randomUUID(),
    start_at: shown.start,
    end_at: shown.end,
    is_exception: false,
    organizer,
    organizer_name: 'Anna',
    subject: null,
    is_private: false,
    is_all_day: false,
    is_canceled: shown.isCanceled ?? false,
    response: shown.response ?? ('accepted' as const),
    show_as: 'busy' as const,
    first_seen_at: shown.isOld ? null : now,
    changed_at: now,
    generation: 1,
  };
}

export const aKey = () => BookingKey.parse(randomUUID());

export function planned(more: object = {}): Planned {
  return putMeeting.body.parse({
    organizer: 'anna@nordhavn.example',
    organizerName: 'Anna',
    rooms: ['fjord@nordhavn.example'],
    ...wednesday,
    timeZone: 'Europe/Copenhagen',
    signal: 'compose',
    ...more,
  });
}
