import type { Storage } from '../../server/storage/open-database.ts';
import { aborted, begin, noteEnd, until } from './chaos.ts';
import type { Deeds } from './chaos.ts';
import { nameOf } from './deployment.ts';
import { leaseDeeds, readLeases } from './leases.ts';
import type { Standbys } from './standbys.ts';
import type { Environment, Node } from './supervisor.ts';

/** Longer than a lease, which is 15 s. */
const ASLEEP_MS = 15_500;
const LOOK_EVERY_MS = 250;
/** One that is not replaced, or does nothing more, is let go after so long, and another one is put to sleep. */
const PATIENCE_MS = 40_000;

/**
 * A node of its own falls asleep (SIGSTOP) exactly between reading a calendar and keeping what it read, sleeps through its
 * lease until somebody else has taken the calendar, and goes on (SIGCONT) where it was; again and again until `over`.
 * `onWoken` is called each time that it went on with its work afterwards. What it kept then is for the oracle to say.
 */
export async function oversleep(
  {
    environmentOf,
    standbys,
    database,
    deeds,
  }: {
    readonly environmentOf: () => Environment;
    readonly standbys: Pick<Standbys, 'take'>;
    readonly database: Storage;
    readonly deeds: Deeds;
  },
  over: AbortSignal,
  onWoken: () => void,
): Promise<void> {
  while (!over.aborted) {
    const own = environmentOf();
    const { node } = begin(await standbys.take(), { ...own, FAILPOINTS: 'calendar-read=stop@1' });
    try {
      await Promise.race([node.frozen, node.ended, aborted(over)]);
      if (over.aborted) return;
      if (node.isEnded()) continue; // which is noted
      await until([], ASLEEP_MS, over);
      if (!(await isReplaced(database, nameOf(own), over))) continue;
      node.signal('SIGCONT');
      if (await doesGoOn(database, nameOf(own), over)) onWoken();
    } finally {
      await endPolitely(node, deeds);
    }
  }
}

/** Whether somebody has taken what it holds, in time and before it is over. */
async function isReplaced(database: Storage, name: string, over: AbortSignal): Promise<boolean> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!over.aborted && performance.now() < giveUpAt) {
    if (readLeases(await leaseDeeds(database)).taken.some(({ from }) => from === name)) return true;
    await until([], LOOK_EVERY_MS, over);
  }
  return false;
}

/** Whether it does anything to any lease from now on, in time and before it is over. */
async function doesGoOn(database: Storage, name: string, over: AbortSignal): Promise<boolean> {
  const before = (await leaseDeeds(database)).length;
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!over.aborted && performance.now() < giveUpAt) {
    const since = (await leaseDeeds(database)).slice(before);
    if (since.some(({ who }) => who === name)) return true;
    await until([], LOOK_EVERY_MS, over);
  }
  return false;
}

async function endPolitely(node: Node, deeds: Deeds): Promise<void> {
  node.signal('SIGCONT');
  await node.ready; // before that nothing says that SIGTERM asks for anything
  node.signal('SIGTERM');
  noteEnd(node, deeds, await node.ended);
}
