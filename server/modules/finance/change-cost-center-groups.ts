import type { z } from 'zod';
import type {
  CostCenterGroupId,
  CostCenterGroupReply,
  addCostCenterGroup as addRoute,
  changeCostCenterGroup as changeRoute,
} from '../../../contract/finance.ts';
import { definedOf, isAlike } from '../../kernel/alike.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { requireVersion } from '../../kernel/required-version.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { FinanceDeps } from './finance-deps.ts';
import {
  aloneWithMoney,
  deleteGroup,
  listCostCenters,
  listGroups,
  saveGroup,
  tenantsOf,
} from './finance.store.ts';
import { distinctHolders, strangersIn } from './holders.ts';
import { requireFree } from './require-free.ts';

type Deps = Pick<FinanceDeps, 'db'>;

/**
 * Adds a group of cost centers. The same id with the same content again is the one that is there. Rejects with
 * `already-exists` for the name of another, `idempotency-key-reused`, and `invalid-request` for cost centers and people of
 * others.
 */
export async function addCostCenterGroup(
  { db }: Deps,
  caller: Caller,
  body: z.output<(typeof addRoute)['body']>,
): Promise<CostCenterGroupReply> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const all = await listGroups(tx, caller.organization);
    const wanted = { ...body, members: distinctHolders(body.members), version: 1 };
    const there = all.find(({ id }) => id === body.id);
    if (there && isAlike(there, { ...wanted, version: there.version })) return there;
    if (there) throw new Problem('idempotency-key-reused', 'This id belongs to another group already.');
    await check(tx, caller, all, wanted);
    await saveGroup(tx, caller.organization, wanted);
    await record(tx, caller, 'cost-center-group.added', null, wanted);
    return wanted;
  });
}

/** Changes a group as the caller saw it. Rejects as `addCostCenterGroup` does, and with `not-found` and `changed-meanwhile`. */
export async function changeCostCenterGroup(
  { db }: Deps,
  caller: Caller,
  {
    id,
    version,
    change,
  }: {
    readonly id: CostCenterGroupId;
    readonly version: number;
    readonly change: z.output<(typeof changeRoute)['body']>;
  },
): Promise<CostCenterGroupReply> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const all = await listGroups(tx, caller.organization);
    const before = existing(all, id, version);
    const members = change.members ? distinctHolders(change.members) : before.members;
    const after = { ...before, ...definedOf(change), members, version: version + 1 };
    if (isAlike(before, { ...after, version })) return before;
    await check(tx, caller, all, after);
    await saveGroup(tx, caller.organization, after);
    await record(tx, caller, 'cost-center-group.changed', before, after);
    return after;
  });
}

/** Removes a group as the caller saw it; its cost centers stay. Rejects with `not-found` and `changed-meanwhile`. */
export async function removeCostCenterGroup(
  { db }: Deps,
  caller: Caller,
  { id, version }: { readonly id: CostCenterGroupId; readonly version: number },
): Promise<Record<string, never>> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const before = existing(await listGroups(tx, caller.organization), id, version);
    await deleteGroup(tx, caller.organization, id);
    await record(tx, caller, 'cost-center-group.removed', before, null);
    return {};
  });
}

function existing(
  all: readonly CostCenterGroupReply[],
  id: CostCenterGroupId,
  version: number,
): CostCenterGroupReply {
  const before = all.find((one) => one.id === id);
  if (!before) throw new Problem('not-found', 'There is no such group of cost centers in this organization.');
  requireVersion(before, version, 'this group');
  return before;
}

async function check(
  tx: Tx,
  { organization }: Caller,
  all: readonly CostCenterGroupReply[],
  wanted: CostCenterGroupReply,
): Promise<void> {
  const known = new Set((await listCostCenters(tx, organization)).map(({ id }) => id));
  const errors = [
    ...wanted.costCenters.flatMap((id, at) =>
      known.has(id)
        ? []
        : [{ pointer: `/body/costCenters/${at}`, detail: 'is not a cost center of this organization' }],
    ),
    ...strangersIn(wanted.members, await tenantsOf(tx, organization), 'members'),
  ];
  if (errors.length > 0) throw new Problem('invalid-request', 'This group cannot be kept so.', { errors });
  requireFree(all, wanted, 'name', 'group of cost centers');
}

async function record(
  tx: Tx,
  caller: Caller,
  action: string,
  before: CostCenterGroupReply | null,
  after: CostCenterGroupReply | null,
): Promise<void> {
  const group = after ?? before;
  if (!group) return;
  await recordAudit(tx, caller.organization, {
    ...askedBy(caller),
    action,
    subject: { kind: 'cost-center-group', id: group.id, name: group.name },
    before: before && factsOf(before),
    after: after && factsOf(after),
  });
}

function factsOf({ id: _id, version: _version, ...facts }: CostCenterGroupReply) {
  return facts;
}
