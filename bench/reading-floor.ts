import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Estate } from './estate.ts';
import { CLOUD } from './campus.ts';
import { startProcess } from './processes.ts';
import type { Started } from './processes.ts';

const Done = z.object({ mailbox: z.string(), meetings: z.number() });
type Done = z.output<typeof Done>;
const Ask = z.object({ done: Done.nullable() });

/** When what happens to one of the processes: shares of all calendars, and how long it stays frozen. */
export interface Mishaps {
  readonly killAt: number;
  readonly freezeAt: number;
  readonly frozenMs: number;
}

export interface Pool {
  readonly processes: number;
  /** Calendars that each process reads at a time. */
  readonly atOnce: number;
  readonly mishaps: Mishaps;
}

interface Room {
  readonly tenant: string;
  readonly mailbox: string;
}

/**
 * Milliseconds that the bare calls take, by as many processes as the product has, of which one is killed and one frozen
 * at the same shares of the work. What the killed one had is handed out again at once, which no real system could.
 */
export async function floorMs(
  { simulatorUrl, tenants }: Estate,
  tokens: Readonly<Record<string, string>>,
  { processes, atOnce, mishaps }: Pool,
): Promise<number> {
  const rooms = inTurns(
    tenants.map(({ id, rooms: all }) => all.map(({ address }): Room => ({ tenant: id, mailbox: address }))),
  );
  const wish = { graphUrl: simulatorUrl, host: new URL(CLOUD.graph).host, tokens, atOnce };
  const pool = await Promise.all(Array.from({ length: processes }, () => startProcess('bare-reader', wish)));
  try {
    return await handOut(rooms, pool, mishaps);
  } finally {
    await Promise.all(pool.map(({ leave }) => leave()));
  }
}

function handOut(rooms: readonly Room[], pool: readonly Started[], mishaps: Mishaps): Promise<number> {
  const finished = Promise.withResolvers<number>();
  const strike = mishapsOf(pool, mishaps);
  const left = [...rooms];
  const hungry: ((room: Room) => void)[] = [];
  const begun = performance.now();
  let read = 0;

  function note({ mailbox, meetings }: Done): void {
    if (meetings === 0) finished.reject(new Error(`${mailbox} shows no meetings`));
    read += 1;
    strike(read / rooms.length);
    if (read === rooms.length) finished.resolve(performance.now() - begun);
  }
  function feed(): void {
    while (left.length > 0 && hungry.length > 0) {
      const [room] = left.splice(0, 1);
      if (room) hungry.shift()?.(room);
    }
  }
  for (const { child } of pool) {
    const held = new Map<string, Room>();
    child.on('message', (given) => {
      const { done } = Ask.parse(given);
      if (done && held.delete(done.mailbox)) note(done);
      hungry.push((room) => {
        if (child.connected) {
          held.set(room.mailbox, room);
          child.send(room);
        } else left.push(room);
      });
      feed();
    });
    child.once('exit', (code) => {
      if (code !== null && code > 0)
        finished.reject(new Error('A bare reader failed; what it printed says why.'));
      left.unshift(...held.values());
      feed();
    });
    child.send('begin');
  }
  return finished.promise;
}

/** Kills the second and freezes the third of some processes, once each, when the work has come so far. */
export function mishapsOf(
  pool: readonly { readonly child: Started['child'] }[],
  { killAt, freezeAt, frozenMs }: Mishaps,
): (share: number) => void {
  let isKilled = false;
  let isFrozen = false;
  return (share) => {
    if (!isKilled && share >= killAt) isKilled = Boolean(pool[1]?.child.kill('SIGKILL'));
    if (isFrozen || share < freezeAt) return;
    isFrozen = Boolean(pool[2]?.child.kill('SIGSTOP'));
    void pause(frozenMs).then(() => pool[2]?.child.kill('SIGCONT'));
  };
}

/** The first of each, then the second of each: as the product shares its work among companies. */
function inTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
