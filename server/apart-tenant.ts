import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Instant } from '../contract/primitives.ts';
import { StartUpError } from './kernel/start-up-error.ts';
import { instantOf, realNow } from './kernel/time.ts';

/** The simulated tenant that runs as a program of its own, as far as the product asks it for anything but Microsoft's. */
export interface ApartTenant {
  /** Where browsers reach it. */
  readonly url: string;
  /** Business time: what its clock was set to, or real time. */
  readonly now: () => Instant;
  /** Called when its clock was set to another time. */
  readonly onClock: (wake: () => Promise<void>) => void;
  readonly close: () => Promise<void>;
}

const LOOK_EVERY_MS = 500;
const WITHIN_MS = 10_000;
const Clock = z.object({ now: Instant, set: z.boolean() });

/**
 * Follows the clock of a simulated tenant on `port` of this machine, so that several nodes of the product can live on
 * one. While it cannot be reached its last time holds. Throws a StartUpError when it is not there to begin with.
 */
export async function joinTenant(port: number): Promise<ApartTenant> {
  const url = `http://localhost:${port}`;
  const ending = new AbortController();
  const wakers: (() => Promise<void>)[] = [];
  let standing = await look(port, ending.signal).catch((cause: unknown) => {
    const sentence = `SIMULATOR is apart, and no simulated tenant answers on port ${port} of 127.0.0.1. Start it first, or set SIMULATOR_PORT to where it is.`;
    throw new StartUpError(sentence, { cause });
  });

  async function follow(): Promise<void> {
    while (!ending.signal.aborted) {
      await pause(LOOK_EVERY_MS, undefined, { signal: ending.signal, ref: false });
      const before = standing;
      standing = await look(port, ending.signal).catch(() => before);
      if (standing !== before) await Promise.allSettled(wakers.map((wake) => wake())); // what is due is found by the next look as well
    }
  }
  const following = follow().catch(() => undefined); // it rejects when it is ended, and not before

  return {
    url,
    now: () => standing ?? instantOf(realNow()),
    onClock: (wake) => void wakers.push(wake),
    async close() {
      ending.abort();
      await following;
    },
  };
}

/** Where the clock was set to; null: it goes in real time. */
async function look(port: number, ending: AbortSignal): Promise<Instant | null> {
  const signal = AbortSignal.any([ending, AbortSignal.timeout(WITHIN_MS)]);
  const response = await fetch(`http://127.0.0.1:${port}/control/clock`, { signal });
  const { now, set } = Clock.parse(await response.json());
  return set ? now : null;
}
