import type { z } from 'zod';
import type {
  CostCenterId,
  CostCenterReply,
  addCostCenter as addRoute,
  changeCostCenter as changeRoute,
} from '../../../contract/finance.ts';
import { definedOf, isAlike } from '../../kernel/alike.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { requireVersion } from '../../kernel/required-version.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { FinanceDeps } from './finance-deps.ts';
import { aloneWithMoney, listCostCenters, saveCostCenter, tenantsOf } from './finance.store.ts';
import { distinctHolders, strangersIn } from './holders.ts';
import { requireFree } from './require-free.ts';

/**
 * Adds a cost center. The same id with the same content again is the one that is there. Rejects with `already-exists` for
 * the code of another, `idempotency-key-reused`, and `invalid-request` for people of other organizations' tenants.
 */
export async function addCostCenter(
  { db }: Pick<FinanceDeps, 'db'>,
  caller: Caller,
  body: z.output<(typeof addRoute)['body']>,
): Promise<CostCenterReply> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const all = await listCostCenters(tx, caller.organization);
    const wanted = { ...body, holders: distinctHolders(body.holders), isActive: true, version: 1 };
    const there = all.find(({ id }) => id === body.id);
    if (there && isAlike(there, { ...wanted, isActive: there.isActive, version: there.version })) {
      return there;
    }
    if (there) throw new Problem('idempotency-key-reused', 'This id belongs to another cost center already.');
    await check(tx, caller, all, wanted);
    await saveCostCenter(tx, caller.organization, wanted);
    await recordAudit(tx, caller.organization, {
      ...askedBy(caller),
      action: 'cost-center.added',
      subject: subjectOf(wanted),
      after: factsOf(wanted),
    });
    return wanted;
  });
}

/** Changes a cost center as the caller saw it. Rejects as `addCostCenter` does, and with `not-found` and `changed-meanwhile`. */
export async function changeCostCenter(
  { db }: Pick<FinanceDeps, 'db'>,
  caller: Caller,
  {
    id,
    version,
    change,
  }: {
    readonly id: CostCenterId;
    readonly version: number;
    readonly change: z.output<(typeof changeRoute)['body']>;
  },
): Promise<CostCenterReply> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const all = await listCostCenters(tx, caller.organization);
    const before = all.find((one) => one.id === id);
    if (!before) throw new Problem('not-found', 'There is no such cost center in this organization.');
    requireVersion(before, version, 'this cost center');
    const holders = change.holders ? distinctHolders(change.holders) : before.holders;
    const after = { ...before, ...definedOf(change), holders, version: version + 1 };
    if (isAlike(before, { ...after, version })) return before;
    await check(tx, caller, all, after);
    await saveCostCenter(tx, caller.organization, after);
    await recordAudit(tx, caller.organization, {
      ...askedBy(caller),
      action: 'cost-center.changed',
      subject: subjectOf(after),
      before: factsOf(before),
      after: factsOf(after),
    });
    return after;
  });
}

async function check(
  tx: Tx,
  { organization }: Caller,
  all: readonly CostCenterReply[],
  wanted: CostCenterReply,
): Promise<void> {
  const errors = strangersIn(wanted.holders, await tenantsOf(tx, organization), 'holders');
  if (errors.length > 0) {
    throw new Problem('invalid-request', 'This cost center cannot be kept so.', { errors });
  }
  requireFree(all, wanted, 'code', 'cost center');
}

function subjectOf({ id, code, name }: CostCenterReply) {
  return { kind: 'cost-center', id, name: `${code} ${name}` };
}

function factsOf({ id: _id, version: _version, ...facts }: CostCenterReply) {
  return facts;
}
