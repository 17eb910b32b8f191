import { openDatabase } from '../../server/storage/open-database.ts';
import { portalOf } from '../support/portal-person.ts';
import { companies, nordhavn, sydhavn } from './cast.ts';
import type { Company } from './cast.ts';
import { begin, noDeeds } from './chaos.ts';
import type { Life } from './chaos.ts';
import { deploy } from './deployment.ts';
import { insist } from './insist.ts';
import { judge } from './judge.ts';
import { watchLeases } from './leases.ts';
import { addTeam } from './open-sydhavn.ts';
import { createPeople } from './people.ts';
import { randomOf } from './random.ts';
import type { Report } from './report.ts';
import type { Run } from './run.ts';
import { keepStandbys } from './standbys.ts';
import { rage, requireReady } from './storm.ts';
import type { Length } from './storm.ts';
import { storiesOf } from './story.ts';
import { workOnRequests } from './team.ts';
import { tellStory } from './tell-story.ts';
import { tenantAt } from './tenant.ts';

/** Each organizer composes so many meetings at once; more of them would leave the machine no time for killing. */
const AT_ONCE = 1;
/** Successors at hand: one for each node, and one more for the two that die within a second. */
const STANDBYS = 3;
export interface Wish {
  readonly seed: number;
  readonly length: Length;
}

/**
 * Lets people work while nodes are killed, frozen and ended and every wire and Microsoft itself misbehave; then lets it
 * be quiet, and compares what the product says with what the tenant's own history says must have become of every
 * meeting. Throws only when the run itself could not be made.
 */
export async function runFaults({ seed, length }: Wish): Promise<Report> {
  const began = performance.now();
  const random = randomOf(seed);
  const deployment = await deploy(random.fork('deployment'));
  const standbys = keepStandbys(deployment.environment, STANDBYS);
  const database = 'url' in deployment.database ? await openDatabase(deployment.database) : null;
  try {
    if (database) await watchLeases(database);
    const tenant = tenantAt(deployment.tenantUrl);
    const people = createPeople(deployment.productUrl, tenant);
    const run = { deployment, standbys, database, random, tenant, people };
    return await live({ ...run, stories: [], deeds: noDeeds(), refusals: [] }, { seed, length }, began);
  } finally {
    await standbys.close();
    await database?.close();
    await deployment.close();
  }
}

async function live(run: Run, { seed, length }: Wish, began: number): Promise<Report> {
  const { deployment, random, people, stories, deeds, refusals } = run;
  const enter = portalOf(deployment.productUrl, () => deployment.world);

  // Everybody signs in while all is well; what they do then is what is tested.
  const lives = await startAll(run);
  const [fatima, hana, siri] = await Promise.all([enter('fatima'), enter('hana'), enter('siri')]);
  await addTeam(siri, deployment.world);
  const organizers = companies.flatMap((company) => company.organizers);
  await Promise.all(organizers.map((organizer) => people.caller(organizer)));

  const raging = performance.now();
  const over = new AbortController();
  const telling = tellAll(run, over.signal);
  const answering = workOnRequests(
    (...asked) => insist(() => fatima.call(...asked), people.note),
    stories,
    over.signal,
  ).catch((error: unknown) => refusals.push(`the team was refused: ${String(error)}`));
  const { nodes, faults } = await rage(
    { ...run, lives, random: random.fork('storm') },
    { seed, length },
    over,
  );

  const calm = performance.now();
  try {
    await Promise.all([telling, answering]);
    const ops = people.answered();
    const owners = new Map([
      [nordhavn.domain, hana],
      [sydhavn.domain, siri],
    ]);
    const found = await judge(run, nodes, owners, calm);
    const end = performance.now();
    return {
      seed,
      nodes: deployment.nodes.length,
      stories: stories.length,
      faults,
      kills: deeds.kills,
      terminations: deeds.terminations,
      ops,
      ...found,
      seconds: {
        laying: (raging - began) / 1_000,
        raging: (calm - raging) / 1_000,
        calm: (end - calm) / 1_000,
      },
    };
  } finally {
    for (const node of nodes) node.signal('SIGKILL');
    await Promise.all(nodes.map(({ ended }) => ended));
  }
}

async function startAll({ deployment, standbys }: Run): Promise<readonly Life[]> {
  const lives = await Promise.all(
    deployment.nodes.map(async (environmentOf) => begin(await standbys.take(), environmentOf())),
  );
  await requireReady(lives.map(({ node }) => node));
  return lives;
}

/** Begins stories until `over`, and resolves when each has been told to its end. */
async function tellAll({ random, people, tenant, stories, refusals }: Run, over: AbortSignal): Promise<void> {
  const next = storiesOf(random.fork('stories'));
  const tellOneAfterTheOther = async (company: Company, organizer: string): Promise<void> => {
    const call = await people.caller(organizer);
    while (!over.aborted) {
      const story = next(company, organizer);
      if (!story) return;
      stories.push(story);
      await tellStory(story, call, tenant).catch((error: unknown) => {
        refusals.push(`${story.name} was refused: ${String(error)}`);
      });
    }
  };
  const tellers = companies.flatMap((company) =>
    company.organizers.flatMap((organizer) =>
      Array.from({ length: AT_ONCE }, () => tellOneAfterTheOther(company, organizer)),
    ),
  );
  await Promise.all(tellers);
}
