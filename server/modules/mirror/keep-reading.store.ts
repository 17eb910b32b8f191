import type { Instant, Interval } from '../../../contract/primitives.ts';
import type { ExchangeFault } from '../../exchange/index.ts';
import type { RoomMeeting } from '../../exchange/meetings.port.ts';
import { failpoint } from '../../kernel/failpoint.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { waitAfter } from './back-off.ts';
import { beginKeeping, beginKeepingFailure } from './begin-keeping.store.ts';
import { beyondRead, beyondResult } from './beyond.ts';
import type { BeyondLook } from './beyond.ts';
import type { CalendarRead, OnRead } from './calendar-read.ts';
import { faultsUntilSick } from './circuit.ts';
import { noteAnswer, noteFault, readEverythingDue } from './circuits.store.ts';
import { finishFailure, finishReading, windowOf } from './claims.store.ts';
import type { Claim, Lease } from './claims.store.ts';
import { compareReadings } from './compare-readings.ts';
import type { Difference } from './compare-readings.ts';
import { occupancyChange } from './occupancy.ts';
import type { MeetingKey } from './sighting.ts';
import { readSightings, removeSightings, writeOccupancy, writeSightings } from './sightings.store.ts';

export interface KeepDeps {
  readonly db: Db;
  readonly onRead: OnRead;
  /** 0 to 1. */
  readonly random: () => number;
}

export interface Reading {
  readonly claim: Claim;
  readonly lease: Lease;
  readonly window: Interval;
  readonly cursor: string;
  /** What the claim brought, or null where it was set aside. */
  readonly oldCursor: string | null;
  /** Everything in the window, one per key; null: known to be as it was. */
  readonly meetings: readonly RoomMeeting[] | null;
  /** Null: nothing was to be looked for beyond the window. */
  readonly beyond: BeyondLook | null;
  /** Business time. */
  readonly at: Instant;
  readonly pollMs: number;
}

/**
 * Keeps a reading, with all that follows from it, in one transaction; the lease ends with it. False: the lease was lost
 * meanwhile and nothing was kept, because somebody else reads the calendar and may know better.
 */
export async function keepReading({ db, onRead, random }: KeepDeps, reading: Reading): Promise<boolean> {
  const { claim, lease } = reading;
  const { organization, integration } = claim;
  let hasRecovered = false;
  const isKept = await unlessLost(db, async (tx) => {
    const begun = await beginKeeping(tx, lease, { integration, at: reading.at });
    if (!begun.isHeld) throw new LeaseLost();
    hasRecovered = begun.wasOpen;
    const news = reading.meetings
      ? await replace(tx, reading, reading.meetings)
      : readOf(claim, reading.window, claim.generation, nothing);
    const read = { ...news, beyond: beyondRead(reading.beyond, claim.calendar, reading.at) };
    if (hasNews(read) || claim.isUnreadable) {
      await onRead(tx, organization, read);
      failpoint('meetings-followed');
    }
    const isHeld = await finishReading(tx, lease, {
      want: claim.want,
      oldCursor: reading.oldCursor,
      cursor: reading.cursor,
      window: reading.window,
      generation: read.generation,
      isNew: reading.meetings !== null,
      readAt: reading.at,
      pollMs: reading.pollMs,
      beyond: beyondResult(reading.beyond, claim, random()),
    });
    if (!isHeld) throw new LeaseLost();
  });
  if (isKept && hasRecovered) await readEverythingDue(db, organization, integration);
  return isKept;
}

/** Notes why a calendar could not be read; what was seen before stays untouched. False: the lease was lost. */
export async function keepFailure(
  { db, onRead, random }: KeepDeps,
  { claim, lease, fault, at }: Pick<Reading, 'claim' | 'lease' | 'at'> & { readonly fault: ExchangeFault },
): Promise<boolean> {
  const { organization, integration } = claim;
  return await unlessLost(db, async (tx) => {
    if (!(await beginKeepingFailure(tx, lease, { fault, at }))) throw new LeaseLost();
    const most = faultsUntilSick(fault.code);
    const isIntegrationSick =
      most !== null && (await noteFault(tx, organization, integration, { code: fault.code, most, at }));
    if (most === null) await noteAnswer(tx, organization, integration);
    if (!claim.isUnreadable) await onRead(tx, organization, readOf(claim, null, claim.generation, nothing));
    const { retryAfterSeconds } = fault;
    const waitMs = waitAfter(
      { failures: claim.failures + 1, retryAfterSeconds, isIntegrationSick },
      random(),
    );
    if (!(await finishFailure(tx, lease, { code: fault.code, at, waitMs }))) throw new LeaseLost();
  });
}

async function replace(
  tx: Tx,
  { claim, window, at }: Reading,
  after: readonly RoomMeeting[],
): Promise<CalendarRead> {
  const { organization, calendar } = claim;
  const generation = claim.generation + 1;
  // Of a calendar that was never read there is nothing yet.
  const before = claim.generation > 0 ? await readSightings(tx, organization, calendar) : [];
  const difference = compareReadings(before, after, { before: windowOf(claim), after: window });
  const occupancy = await occupancyChange(difference);

  const { inserted, changed, entered, vanished, left } = difference;
  await removeSightings(tx, organization, calendar, [...vanished, ...left]);
  const stamp = { at, generation };
  await writeSightings(tx, organization, calendar, [...inserted, ...changed], { ...stamp, isNews: true });
  await writeSightings(tx, organization, calendar, entered, { ...stamp, isNews: false });
  await writeOccupancy(tx, organization, calendar, occupancy);
  return readOf(claim, window, generation, difference);
}

type News = Pick<Difference, 'inserted' | 'changed' | 'vanished' | 'entered'>;
const nothing: News = { inserted: [], changed: [], vanished: [], entered: [] };

/** `window`: null when it could not be read. */
function readOf(claim: Claim, window: Interval | null, generation: number, news: News): CalendarRead {
  return {
    calendar: claim.calendar,
    mailbox: claim.mailbox,
    isReadable: window !== null,
    window,
    isFirst: generation === 1 && claim.generation === 0,
    generation,
    changed: [...news.inserted, ...news.changed].map(keyFrom),
    vanished: news.vanished.map(keyFrom),
    entered: news.entered.map(keyFrom),
    beyond: null,
  };
}

function keyFrom({ meetingUid, occurrence }: MeetingKey): MeetingKey {
  return { meetingUid, occurrence };
}

function hasNews({ isFirst, changed, vanished, entered, beyond }: CalendarRead): boolean {
  return isFirst || beyond !== null || changed.length + vanished.length + entered.length > 0;
}

class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

async function unlessLost(db: Db, work: (tx: Tx) => Promise<void>): Promise<boolean> {
  try {
    await db.transaction().execute(work);
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    throw error;
  }
}
