import { setTimeout as pause } from 'node:timers/promises';
import { failpoints } from '../../server/kernel/failpoint.ts';
import type { Random } from './random.ts';
import { prepareNode } from './supervisor.ts';
import type { Node, PreparedNode } from './supervisor.ts';

/** What was done to the nodes. */
export interface Deeds {
  kills: number;
  terminations: number;
  freezes: number;
  /** How often each failpoint struck, kills and freezes alike. */
  readonly atFailpoints: Map<string, number>;
  /** What nodes said that ended by themselves, without a signal: nothing of the kind may happen. */
  readonly collapses: string[];
}

export const noDeeds = (): Deeds => ({
  kills: 0,
  terminations: 0,
  freezes: 0,
  atFailpoints: new Map(),
  collapses: [],
});

const STARTING_MS = [50, 1_200] as const;
const LIVING_MS = [100, 1_200] as const;
const FROZEN_MS = [200, 1_500] as const;

/**
 * Lets one node live and die again and again until `over`: killed while it starts, while it works, or exactly at a
 * failpoint; ended politely; frozen for a while. Leaves it dead.
 */
export async function tormentNode(
  environment: Readonly<Record<string, string>>,
  random: Random,
  deeds: Deeds,
  over: AbortSignal,
): Promise<void> {
  const prepare = (): PreparedNode => {
    const armed = random.chance(0.6) ? { FAILPOINTS: drawFailpoints(random) } : {};
    return prepareNode({ ...environment, ...armed });
  };
  let next = prepare();
  while (!over.aborted) {
    const node = next;
    node.begin();
    next = prepare();
    try {
      await letLive(node, next, { random, deeds, over });
    } finally {
      node.signal('SIGCONT');
      node.signal('SIGKILL');
      const { signal, code } = await node.ended;
      noteEnd(node, deeds, signal, code);
    }
  }
  next.signal('SIGKILL');
  await next.ended;
}

/** Not much longer than it takes until its successor is at hand: a node that starts is no node that works. */
async function letLive(
  node: Node,
  successor: PreparedNode,
  { random, deeds, over }: { readonly random: Random; readonly deeds: Deeds; readonly over: AbortSignal },
): Promise<void> {
  if (random.chance(0.25)) return await until([node.ended], random.int(...STARTING_MS), over);

  await Promise.race([node.ready, node.frozen, aborted(over)]);
  await Promise.race([successor.warm, node.frozen, node.ended, aborted(over)]);
  for (;;) {
    const isFrozen = await isFirst(node.frozen, [node.ended], random.int(...LIVING_MS), over);
    if (node.isEnded() || over.aborted) return;
    if (!isFrozen && !random.chance(0.3)) break;
    if (!isFrozen) node.signal('SIGSTOP');
    deeds.freezes += 1;
    await until([], random.int(...FROZEN_MS), over);
    node.signal('SIGCONT');
    if (isFrozen) break; // a failpoint freezes once
  }
  if (!random.chance(0.2)) return;
  deeds.terminations += 1;
  node.signal('SIGTERM');
  await until([node.ended], random.int(20, 1_000), over);
}

/** One to three of them, each at one of its first passings. */
function drawFailpoints(random: Random): string {
  return Array.from({ length: random.int(1, 3) }, () => {
    const signal = random.chance(0.75) ? 'kill' : 'stop';
    return `${random.pick(failpoints)}=${signal}@${random.int(1, 6)}`;
  }).join(',');
}

function noteEnd(node: Node, deeds: Deeds, signal: NodeJS.Signals | null, code: number | null): void {
  for (const at of node.struck) {
    const [name = at] = at.split(' ');
    deeds.atFailpoints.set(name, (deeds.atFailpoints.get(name) ?? 0) + 1);
  }
  if (signal === 'SIGKILL') deeds.kills += 1;
  else if (signal === null && code !== 0) deeds.collapses.push(`exit code ${code}\n${node.said()}`);
}

/** Waits until one of these, or for so long, or until it is over. */
async function until(these: readonly Promise<unknown>[], ms: number, over: AbortSignal): Promise<void> {
  const ending = new AbortController();
  const signal = AbortSignal.any([over, ending.signal]);
  await Promise.race([...these, pause(ms, undefined, { signal }).catch(() => undefined)]);
  ending.abort();
}

async function isFirst(
  wanted: Promise<unknown>,
  others: readonly Promise<unknown>[],
  ms: number,
  over: AbortSignal,
): Promise<boolean> {
  let isThere = false;
  const note = async (): Promise<void> => {
    await wanted;
    isThere = true;
  };
  await until([note(), ...others], ms, over);
  return isThere;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
