import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Claim } from './claims.store.ts';
import { claimCalendars, releaseLease } from './claims.store.ts';
import { takeProbes } from './circuits.store.ts';
import { countBusy } from './count-busy.ts';
import { holdLease } from './hold-lease.ts';
import type { HeldLease } from './hold-lease.ts';
import type { Subscriptions } from './keep-subscription.ts';
import { waitAfter } from './back-off.ts';
import { readCalendar } from './read-calendar.ts';
import type { Outcome, ReadCalendarDeps } from './read-calendar.ts';
import { upkeep } from './upkeep.ts';
import { countUnread, wantEverything } from './upkeep.store.ts';

export interface Limits {
  /** A worker that died leaves its calendars to the others after this; one that lives says so three times in it. */
  readonly leaseMs: number;
  readonly most: number;
  /** Twice the calls that may be under way at once (server/outbound/budget.ts): while one is written the next is read. */
  readonly mostPerIntegration: number;
  readonly mostPerOrganization: number;
  /** Between two looks for what has become due by itself. */
  readonly lookEveryMs: number;
  readonly upkeepEveryMs: number;
}

export const usualLimits: Limits = {
  leaseMs: 15_000,
  most: 64,
  mostPerIntegration: 16,
  mostPerOrganization: 32,
  lookEveryMs: 2_000,
  upkeepEveryMs: 15_000,
};

export interface WorkerDeps extends Omit<ReadCalendarDeps, 'subscriptions'> {
  readonly subscriptions: Subscriptions;
  readonly limits: Limits;
  readonly onOutcome: (outcome: Outcome | 'trouble') => void;
  /** Told of what went wrong on our side; the calendar is tried again after a while. */
  readonly onTrouble: (error: unknown) => void;
}

export interface MirrorWorker {
  /** Looks now for what is due; whoever waits is not told when that is done. */
  readonly look: () => void;
  /**
   * Begins to read nothing for a moment, at most two seconds in a row: in a burst of wake-ups it is better to take them all
   * in first, because whoever sends them waits, and a calendar that is read now would have to be read again.
   */
  readonly hush: () => void;
  /** Looks now and resolves when nothing is due any more. */
  readonly drain: () => Promise<void>;
  /** As `drain`, after each readable calendar was read once more, or failed to be. */
  readonly readAll: () => Promise<void>;
  /** Gives back what is held and waits for what runs. */
  readonly close: () => Promise<void>;
}

const CONTENTION_MS = 40;
const HUSH_MS = 250;
const LONGEST_HUSH_MS = 2_000;
/** Of what is read at once: few enough claims, and always as many calendars as there are calls that may be under way. */
const REFILL_AT = 2 / 3;

/** Reads calendars that are due, several at a time and by turns with the workers of other nodes. */
export function startMirrorWorker(deps: WorkerDeps): MirrorWorker {
  const { db, limits } = deps;
  const owner = randomUUID();
  const ending = new AbortController();
  const inFlight = new Map<Claim, Promise<void>>();
  let waiting: (() => void)[] = [];
  let looking: Promise<void> | null = null;
  let isWanted = false;
  /** A sick integration is probed by the clock; a wake-up from outside is not to wait for that. */
  let isProbing = true;
  let lowWater = 0;
  let keptAt = -Infinity; // what is due is looked after soon after the start, however young this process is
  let claimedAt = 0;
  let hushedUntil = 0;
  let later: NodeJS.Timeout | null = null;

  async function claimAll(): Promise<void> {
    let probes = isProbing ? await takeProbes(db) : [];
    isProbing = false;
    claimedAt = performance.now();
    for (;;) {
      const most = limits.most - inFlight.size;
      if (most <= 0 || ending.signal.aborted) return;
      const busy = countBusy([...inFlight.keys()]);
      const { claims, isContended } = await claimCalendars(db, { ...limits, owner, most, busy, probes });
      probes = []; // one each
      for (const claim of claims) begin(claim);
      lowWater = Math.floor(inFlight.size * REFILL_AT);
      if (claims.length > 0) continue;
      if (!isContended) return;
      await sleep(CONTENTION_MS * Math.random());
    }
  }

  function look(): void {
    if (ending.signal.aborted) return;
    const wait = hushedUntil - performance.now();
    if (wait > 0 && waiting.length === 0) {
      later ??= setTimeout(() => {
        later = null;
        look();
      }, wait).unref();
      return;
    }
    isWanted = true;
    looking ??= (async () => {
      try {
        while (isWanted && !ending.signal.aborted) {
          isWanted = false;
          await claimAll();
        }
      } catch (error) {
        deps.onTrouble(error);
      } finally {
        looking = null;
        if (inFlight.size === 0) settle();
      }
    })();
  }

  function settle(): void {
    const waited = waiting;
    waiting = [];
    for (const resolve of waited) resolve();
  }

  function begin(claim: Claim): void {
    const held = holdLease({ db, leaseMs: limits.leaseMs, ending: ending.signal }, { ...claim, owner });
    const work = read(claim, held).finally(() => {
      inFlight.delete(claim);
      if (inFlight.size <= lowWater && !ending.signal.aborted) look();
      else if (inFlight.size === 0 && !looking) settle();
    });
    inFlight.set(claim, work);
  }

  async function read(claim: Claim, held: HeldLease): Promise<void> {
    try {
      const outcome = await readCalendar(deps, claim, held);
      deps.onOutcome(outcome);
      if (outcome === 'lost' && ending.signal.aborted) await releaseLease(db, held.lease, 0);
    } catch (error) {
      await giveUp(claim, held, error).catch(() => undefined); // then the lease runs out by itself
    } finally {
      held.stop();
    }
  }

  async function giveUp(claim: Claim, held: HeldLease, error: unknown): Promise<void> {
    if (ending.signal.aborted) return await releaseLease(db, held.lease, 0);
    if (held.signal.aborted) return deps.onOutcome('lost');
    deps.onTrouble(error);
    deps.onOutcome('trouble');
    const failed = { failures: claim.failures + 1, retryAfterSeconds: null, isIntegrationSick: false };
    await releaseLease(db, held.lease, waitAfter(failed, deps.random()));
  }

  async function keepUp(): Promise<void> {
    keptAt = performance.now();
    await upkeep({ ...deps, ending: ending.signal });
  }

  function drain(): Promise<void> {
    if (ending.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      waiting.push(resolve);
      lookAround();
    });
  }

  function lookAround(): void {
    isProbing = true;
    look();
  }

  const timer = setInterval(() => {
    if (performance.now() - keptAt < limits.upkeepEveryMs) lookAround();
    else keepUp().then(lookAround, deps.onTrouble);
  }, limits.lookEveryMs).unref();

  return {
    look,
    hush() {
      hushedUntil = Math.min(performance.now() + HUSH_MS, claimedAt + LONGEST_HUSH_MS);
    },
    async drain() {
      await keepUp();
      await drain();
    },
    async readAll() {
      await keepUp();
      await wantEverything(db);
      await drain();
      while (!ending.signal.aborted && (await countUnread(db)) > 0) {
        await sleep(CONTENTION_MS);
        await drain();
      }
    },
    async close() {
      clearInterval(timer);
      if (later !== null) clearTimeout(later);
      ending.abort();
      await looking;
      await Promise.all(inFlight.values());
      settle();
    },
  };
}
