import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type {
  addReception as addRoute,
  changeReception as changeRoute,
  ReceptionReply,
} from '../../../contract/receptions.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { placesAndTenants } from '../services/index.ts';
import type { Reception } from './reception.ts';
import { aloneWithReceptions, listReceptions, saveReception } from './receptions.store.ts';

type NewReception = z.output<(typeof addRoute)['body']>;
type ReceptionChange = z.output<(typeof changeRoute)['body']>;

export interface ReceptionDeps {
  readonly db: Db;
}

export async function readReceptions(
  { db }: ReceptionDeps,
  { organization }: Caller,
): Promise<{ receptions: ReceptionReply[] }> {
  return { receptions: (await listReceptions(db, organization)).map(replyOf) };
}

/**
 * Adds a reception. The same id with the same content again is the reception that is there. Rejects with `already-exists`
 * for the name of another one, `idempotency-key-reused`, and `invalid-request` for places and tenants of others.
 */
export async function addReception(
  { db }: ReceptionDeps,
  caller: Caller,
  body: NewReception,
): Promise<ReceptionReply> {
  return await aloneWithReceptions(db, caller.organization, async (tx) => {
    const all = await listReceptions(tx, caller.organization);
    const wanted: Reception = { ...body, members: distinct(body.members), isActive: true, version: 1 };
    const there = all.find(({ id }) => id === body.id);
    if (there) {
      const { isActive, version } = there;
      if (isDeepStrictEqual(replyOf(there), replyOf({ ...wanted, isActive, version }))) return replyOf(there);
      throw new Problem('idempotency-key-reused', 'This id belongs to another reception already.');
    }
    await check(tx, caller, all, wanted);
    await saveReception(tx, caller.organization, wanted);
    await record(tx, caller, 'reception.added', null, wanted);
    return replyOf(wanted);
  });
}

/** Changes a reception as the caller saw it. Rejects as `addReception` does, and with `not-found` and `changed-meanwhile`. */
export async function changeReception(
  { db }: ReceptionDeps,
  caller: Caller,
  {
    id,
    version,
    change,
  }: { readonly id: ReceptionId; readonly version: number; readonly change: ReceptionChange },
): Promise<ReceptionReply> {
  return await aloneWithReceptions(db, caller.organization, async (tx) => {
    const all = await listReceptions(tx, caller.organization);
    const before = all.find((one) => one.id === id);
    if (!before) throw new Problem('not-found', 'There is no such reception in this organization.');
    if (before.version !== version) {
      throw new Problem(
        'changed-meanwhile',
        'Somebody else changed this reception meanwhile. Nothing was overwritten.',
        { current: replyOf(before) },
      );
    }
    const members = change.members ? distinct(change.members) : before.members;
    const after: Reception = { ...before, ...defined(change), members, version: version + 1 };
    if (isDeepStrictEqual(replyOf(before), replyOf({ ...after, version }))) return replyOf(before);
    await check(tx, caller, all, after);
    await saveReception(tx, caller.organization, after);
    await record(tx, caller, 'reception.changed', before, after);
    return replyOf(after);
  });
}

/** What was left out of a change stays. */
function defined(change: ReceptionChange): Partial<Reception> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** Each member once; the last name wins. */
function distinct(members: Reception['members']): Reception['members'] {
  return [
    ...new Map(members.map((member) => [`${member.kind} ${member.tenantId} ${member.id}`, member])).values(),
  ];
}

async function check(
  tx: Tx,
  { organization }: Caller,
  all: readonly Reception[],
  wanted: Reception,
): Promise<void> {
  const { units, tenants } = await placesAndTenants(tx, organization);
  const errors = [
    ...wanted.units.flatMap((unit, at) =>
      units.has(unit)
        ? []
        : [{ pointer: `/body/units/${at}`, detail: 'is not a place of this organization' }],
    ),
    ...wanted.members.flatMap(({ tenantId }, at) =>
      tenants.has(tenantId)
        ? []
        : [{ pointer: `/body/members/${at}/tenantId`, detail: 'is not a tenant of this organization' }],
    ),
  ];
  if (errors.length > 0)
    throw new Problem('invalid-request', 'This reception cannot be set up so.', { errors });
  const name = wanted.name.toLowerCase();
  if (all.some((one) => one.id !== wanted.id && one.name.toLowerCase() === name)) {
    throw new Problem('already-exists', `There is a reception called ${wanted.name} already.`, {
      errors: [{ pointer: '/body/name', detail: 'is the name of another reception' }],
    });
  }
}

async function record(
  tx: Tx,
  caller: Caller,
  action: string,
  before: Reception | null,
  after: Reception,
): Promise<void> {
  await recordAudit(tx, caller.organization, {
    ...askedBy(caller),
    action,
    subject: { kind: 'reception', id: after.id, name: after.name },
    before: before && factsOf(before),
    after: factsOf(after),
  });
}

function factsOf({ id: _id, version: _version, ...facts }: Reception) {
  return facts;
}

function replyOf({
  units,
  members,
  asks,
  texts,
  hours,
  closedDays,
  checkOut,
  ...reception
}: Reception): ReceptionReply {
  return {
    ...reception,
    texts: { ...texts },
    hours: [...hours],
    closedDays: [...closedDays],
    asks: { ...asks },
    checkOut: { ...checkOut },
    units: units.toSorted(),
    members: members
      .map((member) => ({ ...member }))
      .toSorted((one, other) => (`${one.name} ${one.id}` < `${other.name} ${other.id}` ? -1 : 1)),
  };
}
