import { verifyAudit } from '../../contract/audit.ts';
import type { PortalPerson } from '../support/portal-person.ts';
import { noteEnd } from './chaos.ts';
import type { Deeds } from './chaos.ts';
import { converge, mailsOnce, rowsOnce } from './converge.ts';
import { outcomesOf, truthOf } from './expected.ts';
import { leaksOf } from './leaks.ts';
import { leaseDeeds, readLeases } from './leases.ts';
import type { Report } from './report.ts';
import { readRows } from './rows.ts';
import type { Run } from './run.ts';
import type { Node } from './supervisor.ts';
import { tellingOf } from './told.ts';

/**
 * Business times: when every room that was lost is decided about, when what its room declined is held no more, and when
 * nobody waits for the next mail any more.
 */
const LATER = '2026-11-30T08:20:00.000Z';
const LAST = '2026-11-30T13:00:00.000Z';
const TOLD = '2026-11-30T13:10:00.000Z';

type Findings = Pick<Report, 'lost' | 'doubled' | 'stale' | 'untold' | 'leaked' | 'converged' | 'repeats'>;

/** Compares, once all is calm, what the product and its rows say with what the tenant's own history says. */
export async function judge(
  run: Run,
  nodes: readonly Node[],
  owners: ReadonlyMap<string, PortalPerson>,
  calm: number,
): Promise<Findings> {
  const { deployment, database, tenant, people, stories, deeds, refusals } = run;
  while (!(await tenant.settle())) refusals.push('notifications were not taken for half a minute');

  const outcomes = outcomesOf(stories, await truthOf(tenant));
  const first = await converge(outcomes, people, { calm, when: 'atOnce' });
  await tenant.setClock(LATER);
  const later = await converge(outcomes, people, { calm: performance.now(), when: 'later' });
  await tenant.setClock(LAST);
  const last = await converge(outcomes, people, { calm: performance.now(), when: 'last' });
  await tenant.setClock(TOLD);
  const mails = await mailsOnce(tenant, outcomes);
  await rowsOnce(deployment, tenant);
  const telt = tellingOf(outcomes, mails);
  const chains = await Promise.all([...owners.values()].map(({ call }) => call(verifyAudit, {})));
  const broken = chains.filter(({ isIntact }) => !isIntact).map(({ detail }) => detail);
  const leaked = await leaksOf({
    productUrl: deployment.productUrl,
    tenant,
    people,
    portal: owners,
    stories,
    mails,
    log: await tenant.log(),
  });
  await endAll(nodes, deeds);
  const rows = await readRows(deployment, await tenant.mails());
  return {
    lost: [...last.flaws.lost, ...rows.lost, ...refusals, ...deeds.collapses, ...broken],
    doubled: [
      ...first.flaws.doubled,
      ...later.flaws.doubled,
      ...last.flaws.doubled,
      ...telt.doubled,
      ...rows.doubled,
    ],
    stale: [
      ...first.flaws.stale,
      ...later.flaws.stale,
      ...last.flaws.stale,
      ...telt.wrong,
      ...(database ? readLeases(await leaseDeeds(database)).stale : []),
    ],
    untold: [...telt.untold, ...rows.untold],
    leaked,
    converged: first.converged,
    repeats: telt.repeats,
  };
}

/** Politely: whoever is asked to end and is not frozen ends by itself, with exit code 0. */
async function endAll(nodes: readonly Node[], deeds: Deeds): Promise<void> {
  for (const node of nodes) node.signal('SIGTERM');
  for (const node of nodes) noteEnd(node, deeds, await node.ended);
}
