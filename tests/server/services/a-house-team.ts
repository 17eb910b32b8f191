import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { BookingKey, putMeeting as putRoute } from '../../../contract/meetings.ts';
import { Instant, TimeZone } from '../../../contract/primitives.ts';
import { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { createMeetings } from '../../../server/modules/meetings/index.ts';
import type { Meetings } from '../../../server/modules/meetings/index.ts';
import { putMeeting } from '../../../server/modules/meetings/put-meeting.ts';
import type { NewNotice } from '../../../server/modules/messages/index.ts';
import { createRoomDirectory } from '../../../server/modules/rooms/index.ts';
import { addProvider } from '../../../server/modules/services/change-providers.ts';
import { addTemplate } from '../../../server/modules/services/add-template.ts';
import { createServices } from '../../../server/modules/services/index.ts';
import type { Services, ServiceUseDeps } from '../../../server/modules/services/index.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { calendarOf, hq, mailbox, MONDAY, nordhavn, person, wednesday } from '../meetings/a-building.ts';

export const anna = person('anna');
export const hana = person('hana', 'owner');
/** Works for the house team. */
export const fatima = person('fatima', 'portal-user');

/** The rooms of the building; the first two are laid with it, the others by `furnish`. */
const ROOMS = ['fjord', 'skov', 'lille', 'eng', 'strand'] as const;
export type RoomName = (typeof ROOMS)[number];
const numberOf = (room: RoomName) => ROOMS.indexOf(room) + 1;

export interface Shown {
  readonly start: string;
  readonly end: string;
  readonly response?: 'accepted' | 'tentative' | 'declined' | 'none';
  readonly isCanceled?: boolean;
  readonly occurrence?: string;
  readonly organizer?: string;
}

/** Meetings with the real module of services hanging on them; calendars are written by hand. */
export class HouseTeam {
  readonly services: Services;
  readonly meetings: Meetings;
  readonly use: ServiceUseDeps;
  /** What was told, each key once per party, as the outbox keeps it. */
  readonly told: NewNotice[] = [];
  readonly live: string[] = [];
  readonly team = ProviderId.parse(randomUUID());
  readonly storage: Storage;
  readonly #beyond: [ReturnType<typeof calendarOf>, readonly string[]][] = [];
  #now = MONDAY;

  constructor(storage: Storage) {
    this.storage = storage;
    const { db } = storage;
    const clock = { now: () => this.#now };
    const outbox = {
      tell: async (_tx: unknown, _organization: unknown, ...notices: readonly NewNotice[]) => {
        for (const one of notices) {
          if (!this.told.some((told) => keyOf(told) === keyOf(one))) this.told.push(one);
        }
      },
    };
    const live = {
      changed: async (_tx: unknown, _organization: unknown, topic: string) => {
        this.live.push(topic);
      },
    };
    const directory = createRoomDirectory(db);
    this.services = createServices({ db, clock, outbox, live, onTrouble });
    this.meetings = createMeetings({
      datesAtSend: async () => ({ movedFirst: null, reasons: [], told: [] }),
      db,
      clock,
      hanging: [this.services.hanging],
      outbox,
      live,
      directory,
      markDirty: async () => undefined,
      lookBeyond: async (_tx, _organization, wishes) => void this.#beyond.push(...wishes),
      look: () => undefined,
      directoryOf: () => ({ findByMail: async () => [], readPerson: async () => null }),
      onTrouble,
    });
    this.use = { db, clock, directory, outbox, live, follow: this.meetings.follow };
  }

  set(now: string): void {
    this.#now = Instant.parse(now);
  }

  async close(): Promise<void> {
    await this.meetings.close();
    await this.services.close();
  }

  /** A team for the whole building, two hours before, by hand, with fatima in it; `more` is what differs. */
  async hire(more: Partial<Parameters<typeof addProvider>[2]> = {}): Promise<ProviderId> {
    const id = more.id ?? this.team;
    await addProvider(this.use, hana, {
      id,
      kind: 'set-up',
      name: `House team ${id.slice(0, 4)}`,
      mail: null,
      notification: { kind: 'each' },
      language: 'da',
      timeZone: TimeZone.parse('Europe/Copenhagen'),
      deadlineRule: { kind: 'minutes-before', minutes: 120 },
      hours: [],
      closedDays: [],
      holidays: null,
      lateFeeRate: 0,
      coversPerHour: null,
      userProperties: [],
      staffProperties: [],
      accepts: 'by-hand',
      whilePending: 'send',
      followsToNewRoom: true,
      units: [hq],
      members: [{ kind: 'user', tenantId: fatima.tenantId, id: fatima.objectId, name: 'fatima' }],
      ...more,
    });
    return id;
  }

  /** What the pane says of a form on Wednesday in fjord. */
  async plan(
    more: {
      readonly rooms?: readonly RoomName[];
      readonly caller?: Caller;
      readonly organizer?: string;
      readonly start?: string;
      readonly end?: string;
      readonly recurrence?: unknown;
      readonly signal?: 'compose' | 'send';
    } = {},
  ): Promise<BookingKey> {
    const key = BookingKey.parse(randomUUID());
    const { rooms = ['fjord'], caller = anna, organizer = 'anna@nordhavn.example' } = more;
    const { start = wednesday.start, end = wednesday.end, recurrence = null, signal = 'send' } = more;
    const said = putRoute.body.parse({
      organizer,
      organizerName: 'Anna Holm',
      language: 'en',
      rooms: rooms.map(mailbox),
      start,
      end,
      timeZone: 'Europe/Copenhagen',
      recurrence,
      signal,
    });
    await putMeeting(this.meetings.use, caller, key, said);
    return key;
  }

  async ask(key: BookingKey, more: Partial<Parameters<typeof addTemplate>[3]> = {}, caller = anna) {
    const body = {
      clientKey: randomUUID(),
      provider: this.team,
      room: null,
      text: 'chairs in a circle\ntwo flip charts',
      offsetMinutes: 0,
      offsetFrom: 'start' as const,
      lines: [],
      guests: null,
      costCenter: null,
      properties: {},
      dates: null,
      seenTotal: null,
      ...more,
    };
    return await addTemplate(this.use, caller, key, body);
  }

  /** Rewrites what a room shows, as one complete reading does, with what follows from it. */
  async show(room: RoomName, ...shown: readonly Shown[]): Promise<void> {
    const calendar = calendarOf(numberOf(room));
    await this.storage.db.transaction().execute(async (tx) => {
      await tx
        .deleteFrom('sighting')
        .where('organization_id', '=', nordhavn)
        .where('calendar_id', '=', calendar)
        .execute();
      for (const one of shown) {
        await tx
          .insertInto('sighting')
          .values({
            organization_id: nordhavn,
            calendar_id: calendar,
            meeting_uid: 'meeting-1',
            occurrence: one.occurrence ?? '',
            event_id: `${room} ${one.start}`,
            change_key: `${one.start} ${one.response ?? ''}`,
            start_at: one.start,
            end_at: one.end,
            is_exception: false,
            organizer: one.organizer ?? 'anna@nordhavn.example',
            organizer_name: 'Anna Holm',
            subject: 'Secret merger',
            is_private: false,
            is_all_day: false,
            is_canceled: one.isCanceled ?? false,
            response: one.response ?? 'accepted',
            show_as: 'busy',
            first_seen_at: this.#now,
            changed_at: this.#now,
            generation: 1,
          })
          .execute();
      }
      const key = { meetingUid: 'meeting-1', occurrence: null };
      const read = {
        calendar,
        isReadable: true,
        isFirst: false,
        window: null,
        changed: [key],
        vanished: [],
        entered: [],
      };
      await this.meetings.onRead(tx, nordhavn, read);
    });
  }

  /** Every look that was wanted has ended; nothing is beyond the window. */
  async sweep(): Promise<void> {
    await this.storage.db
      .updateTable('calendar_sync')
      .set((is) => ({ want: is('want', '+', '1'), done: is('want', '+', '1') }))
      .execute();
    await this.meetings.wake();
    for (const [calendar, meetingUids] of this.#beyond.splice(0)) {
      const nothing = { isReadable: true, isFirst: false, changed: [], vanished: [], entered: [] };
      const beyond = { meetingUids, sightings: [] };
      await this.storage.db
        .transaction()
        .execute((tx) => this.meetings.onRead(tx, nordhavn, { calendar, window: null, ...nothing, beyond }));
    }
  }

  /** Three more rooms in the building, known to the mirror. */
  async furnish(): Promise<void> {
    const { db } = this.storage;
    for (const name of ROOMS.slice(2)) {
      const id = calendarOf(numberOf(name));
      await sql`
        insert into calendar (organization_id, id, integration_id, mailbox, name, capacity, unit_id)
        select organization_id, ${id}, integration_id, ${mailbox(name)}, ${name}, capacity, unit_id
        from calendar where id = ${calendarOf(1)}`.execute(db);
      await sql`
        insert into calendar_sync (organization_id, calendar_id, want, done, generation, window_start, window_end, read_at)
        select organization_id, ${id}, want, done, generation, window_start, window_end, read_at
        from calendar_sync where calendar_id = ${calendarOf(1)}`.execute(db);
    }
  }

  requests() {
    return this.storage.db.selectFrom('service_request').selectAll().orderBy('start_at').execute();
  }

  async audited(): Promise<readonly string[]> {
    const rows = await this.storage.db
      .selectFrom('audit_entry')
      .select('action')
      .where('organization_id', '=', nordhavn)
      .where('action', 'like', 'request.%')
      .orderBy('number')
      .execute();
    return rows.map(({ action }) => action);
  }

  toldTo(kind: 'person' | 'provider'): readonly string[] {
    return this.told.filter(({ to }) => to.kind === kind).map(({ template }) => template);
  }
}

function keyOf({ key, to }: NewNotice): string {
  return `${key} ${to.kind === 'person' ? to.mail : to.id}`;
}

function onTrouble(error: unknown): never {
  throw error;
}
