import { setTimeout as pause } from 'node:timers/promises';
import { failpoints } from '../../server/kernel/failpoint.ts';
import { nameOf } from './deployment.ts';
import type { Presence } from './presence.ts';
import type { Random } from './random.ts';
import type { Standbys } from './standbys.ts';
import type { Environment, Node, PreparedNode } from './supervisor.ts';

/** What was done to the nodes. */
export interface Deeds {
  /** Ends by SIGKILL: by us, by number, and by themselves `at` a failpoint. */
  readonly kills: Map<string, number>;
  /** Asked to end by SIGTERM. */
  terminations: number;
  /** Stood still for a while, by us and at failpoints. */
  freezes: number;
  /** What nodes said that ended by themselves, without a signal: nothing of the kind may happen. */
  readonly collapses: string[];
}

export const noDeeds = (): Deeds => ({ kills: new Map(), terminations: 0, freezes: 0, collapses: [] });

/** A node from one start to its end. */
export interface Life {
  readonly node: Node;
  readonly environment: Environment;
}

/** One node among those that are to be tormented. */
export interface Victim {
  /** What makes it this node; each of its lives has a name of its own. */
  readonly environmentOf: () => Environment;
  readonly standbys: Pick<Standbys, 'take'>;
  readonly random: Random;
  readonly deeds: Deeds;
  /** Of all nodes: as a rule one that serves dies only once another does, so that somebody gets something done. */
  readonly presence: Presence;
}

const STARTING_MS = [50, 600] as const;
const LIVING_MS = [50, 700] as const;
const FROZEN_MS = [200, 1_200] as const;

/**
 * Lets one node live and die again and again until `over`: killed while it starts, while it works, or exactly at a
 * failpoint; ended politely; frozen for a while. Gives it as it begins its last life, in which nothing happens to it.
 */
export async function tormentNode(first: Life, victim: Victim, over: AbortSignal): Promise<Node> {
  const { standbys, random, deeds } = victim;
  let life = first;
  for (;;) {
    const { node } = life;
    const next = standbys.take();
    const leave = enterOnceReady(life, victim.presence);
    try {
      await letLive(life, next, victim, over);
    } finally {
      leave();
      node.signal('SIGCONT');
      node.signal('SIGKILL');
      noteEnd(node, deeds, await node.ended);
    }
    const isArmed = !over.aborted && random.chance(0.6);
    life = begin(await next, {
      ...victim.environmentOf(),
      ...(isArmed && { FAILPOINTS: drawFailpoints(random) }),
    });
    if (over.aborted && !isArmed) return life.node;
  }
}

function enterOnceReady({ node, environment }: Life, presence: Presence): () => void {
  let leave: (() => void) | null = null;
  let isOver = false;
  const enter = async (): Promise<void> => {
    if ((await node.ready) && !isOver) leave = presence.enter(nameOf(environment));
  };
  void enter();
  return () => {
    isOver = true;
    leave?.();
  };
}

/** Lets a warm process become a node. */
export function begin(node: PreparedNode, environment: Environment): Life {
  node.begin(environment);
  return { node, environment };
}

/** Not much longer than it takes until its successor is at hand: a node that starts is no node that works. */
async function letLive(
  { node, environment }: Life,
  successor: Promise<PreparedNode>,
  { random, deeds, presence }: Victim,
  over: AbortSignal,
): Promise<void> {
  if (random.chance(0.2)) return await until([node.ended], random.int(...STARTING_MS), over);

  await Promise.race([node.ready, node.frozen, aborted(over)]);
  await Promise.race([successor, node.frozen, node.ended, aborted(over)]);
  const relief = random.chance(0.85) ? presence.another(nameOf(environment)) : Promise.resolve();
  await Promise.race([relief, node.frozen, node.ended, aborted(over)]);
  for (;;) {
    const isFrozen = await isFirst(node.frozen, [node.ended], random.int(...LIVING_MS), over);
    if (node.isEnded() || over.aborted) return;
    if (!isFrozen && !random.chance(0.25)) break;
    if (!isFrozen) node.signal('SIGSTOP');
    deeds.freezes += 1;
    await until([], random.int(...FROZEN_MS), over);
    node.signal('SIGCONT');
    if (isFrozen) break; // a failpoint freezes once
  }
  if (!random.chance(0.1)) return;
  deeds.terminations += 1;
  node.signal('SIGTERM');
  await until([node.ended], random.int(20, 1_000), over);
}

/** One to three of them, each at one of its first passings. */
function drawFailpoints(random: Random): string {
  return Array.from({ length: random.int(1, 3) }, () => {
    const signal = random.chance(0.75) ? 'kill' : 'stop';
    return `${random.pick(failpoints)}=${signal}@${random.int(1, 4)}`;
  }).join(',');
}

/** Whatever a node was asked to do, it may be killed or end with code 0, and nothing else. */
export function noteEnd(node: Node, deeds: Deeds, { code, signal }: Awaited<Node['ended']>): void {
  if (signal === 'SIGKILL') {
    const [failpoint, its] = node.struck.at(-1)?.split(' ') ?? [];
    const how = failpoint !== undefined && its === 'SIGKILL' ? `at ${failpoint}` : 'SIGKILL';
    deeds.kills.set(how, (deeds.kills.get(how) ?? 0) + 1);
  } else if (code !== 0) deeds.collapses.push(`ended with ${code ?? signal ?? ''}\n${node.said()}`);
}

/** Waits until one of these, or for so long, or until it is over. */
export async function until(
  these: readonly Promise<unknown>[],
  ms: number,
  over: AbortSignal,
): Promise<void> {
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

export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
