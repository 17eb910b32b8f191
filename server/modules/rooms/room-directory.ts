import type { MailboxAddress, OrganizationId, UnitId } from '../../../contract/primitives.ts';
import type { Unit } from '../../../contract/rooms.ts';
import { LeastRecentlyUsed } from '../../kernel/least-recently-used.ts';
import type { Db } from '../../storage/database.ts';
import { nothingOwn } from './own/own-rooms.ts';
import type { Person } from './own/own-rooms.ts';
import { listOwnBookings } from './policy/policies.store.ts';
import type { StoredPolicies } from './policy/stored.ts';
import type { HeldWeights } from './ranking/weights.ts';
import type { RoomDirectory, Within } from './room.ts';
import { createRoomStore } from './rooms.store.ts';
import type { RoomStore, SeenRoom } from './rooms.store.ts';

/** What is remembered of all organizations together: some two hundred thousand rooms. */
const MOST_BYTES = 128 * 1_024 * 1_024;
/** What a room, a unit and a policy take, about. */
const BYTES_PER_ENTRY = 600;

/** What is about to be asked of the database for one organization. */
interface Question {
  /** Whose own rooms are wanted with it. */
  readonly people: Person[];
  readonly answer: ReturnType<RoomStore['versionOf']>;
}

/** The rooms, units and policies of one organization as they were at one version; each is read when it is first asked for. */
interface Remembered {
  readonly version: string;
  rooms: Promise<readonly SeenRoom[]> | null;
  units: Promise<readonly Unit[]> | null;
  policies: Promise<StoredPolicies> | null;
  rankings: Promise<readonly HeldWeights[]> | null;
  bytes: number;
}

/**
 * Rooms, units and policies from memory. The database numbers each change of them, and every question asks for that number first: what
 * is answered is never older than the question, whichever process made the change. What is a person's own comes with that
 * number and is not kept. Who asks for chosen rooms of an
 * organization whose rooms are not in memory gets those, and does not wait for all.
 */
export function createRoomDirectory(db: Db, store: RoomStore = createRoomStore(db)): RoomDirectory {
  const memory = new LeastRecentlyUsed<OrganizationId, Remembered>(MOST_BYTES);
  const asking = new Map<OrganizationId, Question>();

  /** One question for all that ask in the same turn, put after the last of them. */
  function ask(organization: OrganizationId): Question {
    const asked = asking.get(organization);
    if (asked) return asked;
    const people: Person[] = [];
    const answer = Promise.resolve().then(() => {
      asking.delete(organization);
      return store.versionOf(organization, people);
    });
    const question = { people, answer };
    asking.set(organization, question);
    return question;
  }

  /** Null: there is no such organization. What it gives is read after its version, so it may be newer but is never older. */
  async function current(organization: OrganizationId): Promise<Remembered | null> {
    const answer = await ask(organization).answer;
    if (answer === null) return null;
    const { version } = answer;
    const known = memory.get(organization);
    if (known?.version === version) return known;
    const nothing = { rooms: null, units: null, policies: null, rankings: null };
    const fresh: Remembered = { version, ...nothing, bytes: 0 };
    memory.set(organization, fresh, 0);
    return fresh;
  }

  async function read<T>(
    organization: OrganizationId,
    into: Remembered,
    entries: Promise<T>,
    count: (found: T) => number,
  ): Promise<T> {
    try {
      into.bytes += count(await entries) * BYTES_PER_ENTRY;
      if (memory.peek(organization) === into) memory.set(organization, into, into.bytes);
    } catch {
      if (memory.peek(organization) === into) memory.delete(organization); // asked again next time
    }
    return await entries;
  }

  function unitsOf(organization: OrganizationId, known: Remembered): Promise<readonly Unit[]> {
    return (known.units ??= read(organization, known, store.listUnits(organization), lengthOf));
  }

  async function roomsOf(
    organization: OrganizationId,
    mailboxes: readonly MailboxAddress[] | undefined,
    within: Within | undefined,
  ): Promise<readonly SeenRoom[]> {
    const known = await current(organization);
    if (!known) return [];
    if (mailboxes && !known.rooms) return await store.listRooms(organization, mailboxes);
    known.rooms ??= read(organization, known, store.listRooms(organization), lengthOf);
    if (mailboxes) return at(await known.rooms, mailboxes);
    const [rooms, units] = await Promise.all([
      known.rooms,
      within ? unitsOf(organization, known).then(within) : null,
    ]);
    return units ? inUnits(rooms, units) : rooms;
  }

  return {
    async listRooms(organization, groups, mailboxes, within) {
      const rooms = await roomsOf(organization, mailboxes, within);
      return rooms.filter(({ seenBy }) => groups === null || isSeen(seenBy, groups)).map(({ room }) => room);
    },

    async listUnits(organization) {
      const known = await current(organization);
      return known ? await unitsOf(organization, known) : [];
    },

    async listPolicies(organization) {
      const known = await current(organization);
      if (!known) return none;
      return await (known.policies ??= read(
        organization,
        known,
        store.listPolicies(organization),
        ({ held, departments }) => held.length + departments.size,
      ));
    },

    async listRankings(organization) {
      const known = await current(organization);
      if (!known) return noRankings;
      return await (known.rankings ??= read(organization, known, store.listRankings(organization), lengthOf));
    },

    async ownRooms({ organization, tenantId, objectId, isApiKey, kiosk }, since) {
      if (isApiKey || kiosk) return nothingOwn; // programs and devices mark nothing
      const { people, answer } = ask(organization);
      const at = people.push({ tenantId, objectId, since }) - 1;
      return (await answer)?.own[at] ?? nothingOwn;
    },

    listOwnBookings: (organization, organizer, from) => listOwnBookings(db, organization, organizer, from),
  };
}

const noRankings: readonly HeldWeights[] = [];
const none: StoredPolicies = { held: [], departments: new Map() };

function lengthOf({ length }: readonly unknown[]): number {
  return length;
}

/** The same rooms come from memory again and again; they are laid out by unit once. */
const laid = new WeakMap<readonly SeenRoom[], ReadonlyMap<UnitId, readonly SeenRoom[]>>();

function inUnits(rooms: readonly SeenRoom[], units: ReadonlySet<UnitId>): readonly SeenRoom[] {
  const byUnit = laid.get(rooms) ?? Map.groupBy(rooms, ({ room }) => room.unit);
  laid.set(rooms, byUnit);
  return [...units].flatMap((unit) => byUnit.get(unit) ?? []);
}

function at(rooms: readonly SeenRoom[], mailboxes: readonly MailboxAddress[]): readonly SeenRoom[] {
  const wanted = new Set(mailboxes);
  return rooms.filter(({ room }) => wanted.has(room.mailbox));
}

function isSeen(seenBy: readonly string[], groups: ReadonlySet<string>): boolean {
  return seenBy.length === 0 || seenBy.some((group) => groups.has(group));
}
