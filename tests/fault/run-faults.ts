import { setTimeout as pause } from 'node:timers/promises';
import { verifyAudit } from '../../contract/audit.ts';
import { eventually } from '../support/eventually.ts';
import { portalOf } from '../support/portal-person.ts';
import { noDeeds, tormentNode } from './chaos.ts';
import type { Deeds } from './chaos.ts';
import { deploy } from './deployment.ts';
import type { Deployment } from './deployment.ts';
import { outcomesOf } from './expected.ts';
import type { Outcome } from './expected.ts';
import { insist } from './insist.ts';
import { leaksOf } from './leaks.ts';
import { microsoftFaults, struckIn } from './microsoft-faults.ts';
import { flawsOf, see } from './observe.ts';
import type { Flaws, When } from './observe.ts';
import { createPeople } from './people.ts';
import type { People } from './people.ts';
import { randomOf } from './random.ts';
import type { Random } from './random.ts';
import type { Report } from './report.ts';
import { readRows } from './rows.ts';
import { organizers, storiesOf } from './story.ts';
import type { Story } from './story.ts';
import { startNode } from './supervisor.ts';
import type { Node } from './supervisor.ts';
import { workOnRequests } from './team.ts';
import { tellStory } from './tell-story.ts';
import { tenantAt } from './tenant.ts';
import type { Mail, TenantControl } from './tenant.ts';
import { tellingOf } from './told.ts';

/** Each organizer composes so many meetings at once. */
const AT_ONCE = 3;
/** Faults have ended; whatever was interrupted has its leases, waits and retries behind it by then. */
const CONVERGED_WITHIN_MS = 75_000;
/** Business times: when every room that was lost is decided about, and when nobody waits for the next mail any more. */
const LATER = ['2026-11-30T08:20:00.000Z', '2026-11-30T08:40:00.000Z'] as const;

export interface Wish {
  readonly seed: number;
  /** How long faults last, in seconds. */
  readonly seconds: number;
}

/**
 * Lets people work while nodes are killed, frozen and ended and every wire and Microsoft itself misbehave; then lets it
 * be quiet, and compares what the product says with what the tenant's own history says must have become of every
 * meeting. Throws only when the run itself could not be made.
 */
export async function runFaults({ seed, seconds }: Wish): Promise<Report> {
  const began = performance.now();
  const random = randomOf(seed);
  const deployment = await deploy(random.fork('deployment'));
  try {
    return {
      ...(await run(deployment, random, { seed, seconds })),
      seconds: (performance.now() - began) / 1_000,
    };
  } finally {
    await deployment.close();
  }
}

async function run(
  deployment: Deployment,
  random: Random,
  { seed, seconds }: Wish,
): Promise<Omit<Report, 'seconds'>> {
  const tenant = tenantAt(deployment.tenantUrl);
  const people = createPeople(deployment.productUrl, tenant);
  const stories: Story[] = [];
  const deeds = noDeeds();
  const refusals: string[] = [];
  const enter = portalOf(deployment.productUrl, () => deployment.world);

  // Everybody signs in while all is well; what they do then is what is tested.
  const early = await startAll(deployment);
  const fatima = await enter('fatima');
  const hana = await enter('hana');
  await Promise.all(organizers.map((organizer) => people.caller(organizer)));
  await endAll(early, deeds);

  const over = AbortSignal.timeout(seconds * 1_000);
  for (const wire of deployment.wires) wire.storm();
  await tenant.setFaults(microsoftFaults(seed));
  const torments = deployment.nodes.map((node, index) =>
    tormentNode(node, random.fork(`node ${index}`), deeds, over),
  );
  const telling = tellAll({ random: random.fork('stories'), people, tenant, stories, refusals }, over);
  const answering = workOnRequests(
    (...asked) => insist(() => fatima.call(...asked), people.note),
    (text) => stories.find(({ name }) => text.startsWith(`${name}/`)),
    over,
  ).catch((error: unknown) => refusals.push(`the team was refused: ${String(error)}`));
  await Promise.all(torments);

  const faults = new Map([
    ...deployment.wireFaults(),
    ...struckIn(await tenant.log()),
    ['freeze', deeds.freezes] as const,
  ]);
  for (const wire of deployment.wires) wire.calm();
  await tenant.clearFaults();
  const nodes = await startAll(deployment);
  const calm = performance.now();
  try {
    await Promise.all([telling, answering]);
    const ops = people.answered();
    while (!(await tenant.settle())) refusals.push('notifications were not taken for half a minute');

    const outcomes = outcomesOf(stories, await tenant.history());
    const first = await converge(outcomes, people, { calm, when: 'atOnce' });
    const { converged } = first;
    await tenant.setClock(LATER[0]);
    const { flaws } = await converge(outcomes, people, { calm: performance.now(), when: 'later' });
    await tenant.setClock(LATER[1]);
    const mails = await mailsOnce(tenant, outcomes);
    await rowsOnce(deployment, tenant);
    const telt = tellingOf(outcomes, mails);
    const audit = await hana.call(verifyAudit, {});
    const leaked = await leaksOf({
      productUrl: deployment.productUrl,
      tenant,
      people,
      stories,
      mails,
      log: await tenant.log(),
    });
    await endAll(nodes, deeds);
    const rows = await readRows(deployment, await tenant.mails());
    return {
      seed,
      nodes: deployment.nodes.length,
      stories: stories.length,
      faults,
      kills: killsOf(deeds),
      ops,
      lost: [
        ...flaws.lost,
        ...rows.lost,
        ...refusals,
        ...deeds.collapses,
        ...(audit.isIntact ? [] : [audit.detail]),
      ],
      doubled: [...first.flaws.doubled, ...flaws.doubled, ...telt.doubled, ...rows.doubled],
      stale: [...first.flaws.stale, ...flaws.stale, ...telt.wrong],
      untold: [...telt.untold, ...rows.untold],
      leaked,
      converged,
      repeats: telt.repeats,
    };
  } finally {
    for (const node of nodes) node.signal('SIGKILL');
    await Promise.all(nodes.map(({ ended }) => ended));
  }
}

async function startAll({ nodes }: Deployment): Promise<readonly Node[]> {
  const started: Node[] = [];
  for (const environment of nodes) started.push(startNode(environment));
  const areReady = await Promise.all(started.map(({ ready }) => ready));
  if (areReady.every(Boolean)) return started;
  for (const node of started) node.signal('SIGKILL');
  throw new Error(`a node did not start:\n${started.map((node) => node.said()).join('\n')}`);
}

/** Politely: whoever is asked to end and is not frozen ends by itself, with exit code 0. */
async function endAll(nodes: readonly Node[], deeds: Deeds): Promise<void> {
  for (const node of nodes) node.signal('SIGTERM');
  for (const node of nodes) {
    const { code, signal } = await node.ended;
    if (code !== 0)
      deeds.collapses.push(`asked to end, it ended with ${code ?? signal ?? ''}\n${node.said()}`);
  }
}

interface Stage {
  readonly random: Random;
  readonly people: People;
  readonly tenant: TenantControl;
  readonly stories: Story[];
  readonly refusals: string[];
}

/** Begins stories until `over`, and resolves when each has been told to its end. */
async function tellAll(
  { random, people, tenant, stories, refusals }: Stage,
  over: AbortSignal,
): Promise<void> {
  const next = storiesOf(random);
  const tellOneAfterTheOther = async (organizer: string): Promise<void> => {
    const call = await people.caller(organizer);
    while (!over.aborted) {
      const story = next(organizer);
      if (!story) return;
      stories.push(story);
      await tellStory(story, call, tenant).catch((error: unknown) => {
        refusals.push(`${story.name} was refused: ${String(error)}`);
      });
    }
  };
  const tellers = organizers.flatMap((organizer) => Array.from({ length: AT_ONCE }, () => organizer));
  await Promise.all(tellers.map(tellOneAfterTheOther));
}

/** Looks at every story until it is as it must be; what is not by the end is a flaw. */
async function converge(
  outcomes: ReadonlyMap<Story, Outcome>,
  people: People,
  { calm, when }: { readonly calm: number; readonly when: When },
): Promise<{ readonly flaws: Flaws; readonly converged: readonly number[] }> {
  const converged: number[] = [];
  let open = [...outcomes.keys()];
  let flaws: Flaws[] = [];
  for (;;) {
    flaws = [];
    const still: Story[] = [];
    for (const story of open) {
      const outcome = outcomes.get(story);
      if (!outcome) continue;
      const found = flawsOf(story, outcome, await see(story, await people.caller(story.organizer)), when);
      if (found.lost.length + found.doubled.length + found.stale.length === 0) {
        converged.push(performance.now() - calm);
        continue;
      }
      flaws.push(found);
      still.push(story);
    }
    open = still;
    if (open.length === 0 || performance.now() - calm > CONVERGED_WITHIN_MS) break;
    await pause(200);
  }
  return {
    flaws: {
      lost: flaws.flatMap(({ lost }) => lost),
      doubled: flaws.flatMap(({ doubled }) => doubled),
      stale: flaws.flatMap(({ stale }) => stale),
    },
    converged,
  };
}

/** What the mail server has once everybody knows how it ended, or once that has taken too long. */
async function mailsOnce(
  tenant: TenantControl,
  outcomes: ReadonlyMap<Story, Outcome>,
): Promise<readonly Mail[]> {
  const end = performance.now() + CONVERGED_WITHIN_MS;
  for (;;) {
    const mails = await tenant.mails();
    if (tellingOf(outcomes, mails).untold.length === 0 || performance.now() > end) return mails;
    await pause(200);
  }
}

/** Resolves when no mail waits any more, as far as rows can be read beside the nodes: an embedded database is theirs. */
async function rowsOnce(deployment: Deployment, tenant: TenantControl): Promise<void> {
  if (!('url' in deployment.database)) return;
  await eventually(
    async () => await readRows(deployment, await tenant.mails()),
    ({ untold }) => untold.length === 0,
  );
}

function killsOf({ kills, terminations, atFailpoints }: Deeds): ReadonlyMap<string, number> {
  const struck = [...atFailpoints.values()].reduce((sum, count) => sum + count, 0);
  return new Map([
    ['SIGKILL', Math.max(kills - struck, 0)],
    ['SIGTERM', terminations],
    ...[...atFailpoints].map(([name, count]) => [`at ${name}`, count] as const),
  ]);
}
