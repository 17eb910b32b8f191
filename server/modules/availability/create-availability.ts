import { z } from 'zod';
import { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import { LeastRecentlyUsed } from '../../kernel/least-recently-used.ts';
import type { Db } from '../../storage/database.ts';
import type { Listen } from '../../storage/listening.ts';
import { MIRROR_CHANNEL } from '../mirror/index.ts';
import { readCalendars, readStates } from './availability.store.ts';
import type { CalendarState, KnownCalendar } from './availability.store.ts';
import { bytesOf } from './calendar-times.ts';

/** When the calendars of an organization are taken, by id; from memory. */
export type KnownCalendars = ReadonlyMap<CalendarId, KnownCalendar>;

export interface Availability {
  /** As the mirror holds it at this moment: what a notification has outdated is read anew first. */
  readonly of: (organization: OrganizationId) => Promise<KnownCalendars>;
  /** What is in memory, in bytes. */
  readonly bytes: () => number;
  readonly close: () => Promise<void>;
}

export interface AvailabilityDeps {
  readonly db: Db;
  readonly listen: Listen;
  /** Of all organizations together. */
  readonly mostBytes: number;
  /** Milliseconds of real time. */
  readonly now: () => number;
}

/** So long a notification may be lost without anybody noticing: then everything is compared with the mirror. */
const COMPARE_EVERY_MS = 60_000;
/** What a calendar takes beside its times. */
const BYTES_PER_CALENDAR = 400;

interface Loaded {
  readonly calendars: Map<CalendarId, KnownCalendar>;
  /** Of these something newer exists. */
  readonly outdated: Set<CalendarId>;
  comparedAt: number;
}

const Payload = z.tuple([OrganizationId, CalendarId, z.string()]);

/**
 * The times of all calendars of the organizations that are asked for, loaded when they are first asked for. The mirror says
 * by NOTIFY which calendar has a newer reading; a listener that was lost, and a notification that was, are made good by
 * comparing generations, whenever the connection comes back and once a minute.
 */
export async function createAvailability(deps: AvailabilityDeps): Promise<Availability> {
  const { db, listen, mostBytes, now } = deps;
  const memory = new LeastRecentlyUsed<OrganizationId, Loaded>(mostBytes);
  const working = new Map<OrganizationId, Promise<Loaded>>();

  const listener = await listen(
    MIRROR_CHANNEL,
    (text) => {
      const payload = Payload.safeParse(text.split(':'));
      if (!payload.success) return; // of another version of the product
      const [organization, calendar] = payload.data;
      // Whatever its generation: a calendar that was taken away and added anew counts from the beginning.
      memory.peek(organization)?.outdated.add(calendar);
    },
    () => {
      for (const loaded of memory.values()) loaded.comparedAt = Number.NEGATIVE_INFINITY;
    },
  );

  const isFresh = ({ outdated, comparedAt }: Loaded) =>
    outdated.size === 0 && now() - comparedAt < COMPARE_EVERY_MS;

  function keep(organization: OrganizationId, loaded: Loaded): Loaded {
    const bytes = [...loaded.calendars.values()].reduce(
      (sum, { times }) => sum + BYTES_PER_CALENDAR + (times ? bytesOf(times) : 0),
      0,
    );
    memory.set(organization, loaded, bytes);
    return loaded;
  }

  async function load(organization: OrganizationId): Promise<Loaded> {
    const loaded: Loaded = { calendars: new Map(), outdated: new Set(), comparedAt: now() };
    // Kept before it is read, so that what changes meanwhile is noted.
    memory.set(organization, loaded, 0);
    for (const one of await readCalendars(db, organization)) loaded.calendars.set(one.calendar, one);
    return keep(organization, loaded);
  }

  async function refresh(organization: OrganizationId, loaded: Loaded): Promise<Loaded> {
    if (now() - loaded.comparedAt >= COMPARE_EVERY_MS) {
      const at = now();
      compare(loaded, await readStates(db, organization));
      loaded.comparedAt = at;
    }
    const outdated = [...loaded.outdated];
    if (outdated.length === 0) return loaded;
    loaded.outdated.clear(); // before it is read: what changes while it is being read is outdated again
    const found = await readCalendars(db, organization, outdated);
    const byId = new Map(found.map((one) => [one.calendar, one]));
    for (const calendar of outdated) {
      const one = byId.get(calendar);
      if (one) loaded.calendars.set(calendar, one);
      else loaded.calendars.delete(calendar);
    }
    return keep(organization, loaded);
  }

  return {
    async of(organization) {
      // Whoever comes while something is read waits for it, and then looks whether more has come meanwhile.
      for (let under = working.get(organization); under; under = working.get(organization)) {
        await under.catch(() => undefined);
      }
      const loaded = memory.get(organization);
      if (loaded && isFresh(loaded)) return loaded.calendars;
      const work = loaded ? refresh(organization, loaded) : load(organization);
      working.set(organization, work);
      try {
        return (await work).calendars;
      } catch (error) {
        memory.delete(organization); // half of it is nothing
        throw error;
      } finally {
        working.delete(organization);
      }
    },
    bytes: () => memory.bytes,
    close: () => listener.close(),
  };
}

/** Takes over how old everything is, and notes which times are outdated, added or gone. */
function compare(loaded: Loaded, states: readonly CalendarState[]): void {
  const there = new Map(states.map((state) => [state.calendar, state]));
  for (const [calendar, known] of loaded.calendars) {
    const state = there.get(calendar);
    if (state?.generation === known.generation) loaded.calendars.set(calendar, { ...known, ...state });
    else loaded.outdated.add(calendar);
  }
  for (const calendar of there.keys()) if (!loaded.calendars.has(calendar)) loaded.outdated.add(calendar);
}
