import { tormentNode, until } from './chaos.ts';
import type { Life } from './chaos.ts';
import { cutConnections } from './cut-connections.ts';
import { microsoftFaults } from './microsoft-faults.ts';
import { oversleep } from './oversleep.ts';
import { createPresence } from './presence.ts';
import { total } from './report.ts';
import type { Run } from './run.ts';
import type { Node } from './supervisor.ts';

/** How long faults last: for some time, and on until so many have struck, but not for ever. */
export interface Length {
  readonly seconds: number;
  readonly kills: number;
  readonly faults: number;
  /** How often a node sleeps through a lease; an embedded database has one node only, and none does. */
  readonly overslept: number;
  readonly mostSeconds: number;
}

type Stage = Pick<Run, 'deployment' | 'tenant' | 'standbys' | 'random' | 'deeds' | 'database'> & {
  /** The nodes as they serve before anything breaks. */
  readonly lives: readonly Life[];
};

const COUNT_EVERY_MS = 200;

/**
 * Everything that goes wrong, at once: nodes, wires, the connections to the database and Microsoft itself. `over` is aborted
 * when it is enough; resolves then, with every node in its last life and everything as it should be, and says which
 * faults have struck.
 */
export async function rage(
  stage: Stage,
  { seed, length }: { readonly seed: number; readonly length: Length },
  over: AbortController,
): Promise<{ readonly nodes: readonly Node[]; readonly faults: ReadonlyMap<string, number> }> {
  const { deployment, tenant, standbys, lives, random, deeds, database } = stage;
  const presence = createPresence(deployment.nodes.length);
  let cuts = 0;
  let overslept = 0;
  const strikes = async (): Promise<ReadonlyMap<string, number>> =>
    new Map([
      ...deployment.wireFaults(),
      ...(await tenant.struck()).map(
        (one) => [`${one.service} ${one.status ?? one.fault}`, one.count] as const,
      ),
      ['freeze', deeds.freezes] as const,
      ['lease overslept', overslept] as const,
      ['database connection cut', cuts] as const,
    ]);

  await tenant.setFaults(microsoftFaults(seed));
  for (const wire of deployment.wires) wire.storm();
  const torments = lives.map((life, index) =>
    tormentNode(
      life,
      {
        environmentOf: deployment.nodes[index] ?? (() => life.environment),
        standbys,
        deeds,
        presence,
        random: random.fork(`node ${index}`),
      },
      over.signal,
    ),
  );
  const onDatabase = database
    ? [
        cutConnections(
          database,
          { serving: presence.names, random: random.fork('database') },
          over.signal,
          () => (cuts += 1),
        ),
        oversleep(
          { environmentOf: deployment.recluse, standbys, database, deeds },
          over.signal,
          () => (overslept += 1),
        ),
      ]
    : [];

  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1_000;
  const isEnough = async (): Promise<boolean> =>
    seconds() >= length.seconds &&
    total(deeds.kills) >= length.kills &&
    (database === null || overslept >= length.overslept) &&
    total(await strikes()) >= length.faults;
  try {
    while (seconds() < length.mostSeconds && !(await isEnough()))
      await until([...torments, ...onDatabase], COUNT_EVERY_MS, over.signal); // whatever rejects there ends it all
  } finally {
    over.abort();
  }

  const [nodes] = await Promise.all([Promise.all(torments), ...onDatabase]);
  for (const wire of deployment.wires) wire.calm();
  await tenant.clearFaults();
  const faults = await strikes();
  await requireReady(nodes);
  return { nodes, faults };
}

/** Resolves once all of them serve; ends them all and throws when one cannot. */
export async function requireReady(nodes: readonly Node[]): Promise<void> {
  const areReady = await Promise.all(nodes.map(({ ready }) => ready));
  if (areReady.every(Boolean)) return;
  for (const node of nodes) node.signal('SIGKILL');
  throw new Error(`a node did not start:\n${nodes.map((node) => node.said()).join('\n')}`);
}
