import type { z } from 'zod';
import type {
  addProvider as addRoute,
  changeProvider as changeRoute,
} from '../../../contract/service-teams.ts';
import type { ProviderReply } from '../../../contract/service-teams.ts';
import type { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { unknownIn } from './deadlines/public-holidays.ts';
import { aloneWithProviders, listProviders, placesAndTenants, saveProvider } from './providers.store.ts';
import type { FullProvider } from './providers.store.ts';

type NewProvider = z.output<(typeof addRoute)['body']>;
type ProviderChange = z.output<(typeof changeRoute)['body']>;

export interface ProviderDeps {
  readonly db: Db;
}

export async function readProviders(
  { db }: ProviderDeps,
  { organization }: Caller,
): Promise<{ providers: ProviderReply[] }> {
  return { providers: (await listProviders(db, organization)).map(replyOf) };
}

/**
 * Adds a team. The same id with the same content again is the team that is there. Rejects with `already-exists` for the
 * name of another team, `idempotency-key-reused`, and `invalid-request` for places and tenants of others.
 */
export async function addProvider(
  { db }: ProviderDeps,
  caller: Caller,
  body: NewProvider,
): Promise<ProviderReply> {
  return await aloneWithProviders(db, caller, async (tx) => {
    const all = await listProviders(tx, caller.organization);
    const wanted: FullProvider = { ...body, members: distinct(body.members), isActive: true, version: 1 };
    const there = all.find(({ id }) => id === body.id);
    if (there && isSame(there, { ...wanted, isActive: there.isActive, version: there.version })) {
      return replyOf(there);
    }
    if (there) {
      throw new Problem('idempotency-key-reused', 'This id belongs to another team already.');
    }
    await check(tx, caller, all, wanted);
    await saveProvider(tx, caller.organization, wanted, true);
    await record(tx, caller, 'provider.added', null, wanted);
    return replyOf(wanted);
  });
}

/** A change of a team as somebody saw it. */
export interface ProviderWish {
  readonly id: ProviderId;
  readonly version: number;
  readonly change: ProviderChange;
}

/** Changes a team as the caller saw it. Rejects as `addProvider` does, and with `not-found` and `changed-meanwhile`. */
export async function changeProvider(
  { db }: ProviderDeps,
  caller: Caller,
  wish: ProviderWish,
): Promise<ProviderReply> {
  return await aloneWithProviders(db, caller, async (tx) => {
    const { before, after } = await intendedProvider(tx, caller, wish);
    if (before === after) return replyOf(before);
    await saveProvider(tx, caller.organization, after, false);
    await record(tx, caller, 'provider.changed', before, after);
    return replyOf(after);
  });
}

/** A team as it is and as it would be; the same one when nothing would be different. Rejects as `changeProvider` does. */
export async function intendedProvider(
  tx: Tx,
  caller: Caller,
  { id, version, change }: ProviderWish,
): Promise<{ readonly before: FullProvider; readonly after: FullProvider }> {
  const all = await listProviders(tx, caller.organization);
  const before = all.find((one) => one.id === id);
  if (!before) throw new Problem('not-found', 'There is no such team in this organization.');
  if (before.version !== version) {
    throw new Problem(
      'changed-meanwhile',
      'Somebody else changed this team meanwhile. Nothing was overwritten.',
      { current: replyOf(before) },
    );
  }
  const members = change.members ? distinct(change.members) : before.members;
  const after: FullProvider = { ...before, ...defined(change), members, version: version + 1 };
  if (isSame(before, { ...after, version })) return { before, after: before };
  await check(tx, caller, all, after);
  return { before, after };
}

/** What was left out of a change stays. */
function defined(change: ProviderChange): Partial<FullProvider> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** Each member once; the last name wins. */
function distinct(members: FullProvider['members']): FullProvider['members'] {
  return [
    ...new Map(members.map((member) => [`${member.kind} ${member.tenantId} ${member.id}`, member])).values(),
  ];
}

async function check(
  tx: Tx,
  { organization }: Caller,
  all: readonly FullProvider[],
  wanted: FullProvider,
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
    ...holidayErrors(wanted),
  ];
  if (errors.length > 0) throw new Problem('invalid-request', 'This team cannot be set up so.', { errors });
  const name = wanted.name.toLowerCase();
  if (all.some((one) => one.id !== wanted.id && one.name.toLowerCase() === name)) {
    throw new Problem('already-exists', `There is a team called ${wanted.name} already.`, {
      errors: [{ pointer: '/body/name', detail: 'is the name of another team' }],
    });
  }
}

/** Of a place whose holidays nobody knows nothing would be off, and nobody would notice. */
function holidayErrors({ holidays }: FullProvider) {
  const unknown = holidays && unknownIn(holidays);
  return unknown
    ? [{ pointer: `/body/holidays/${unknown}`, detail: 'is none whose holidays are known' }]
    : [];
}

async function record(
  tx: Tx,
  caller: Caller,
  action: string,
  before: FullProvider | null,
  after: FullProvider,
): Promise<void> {
  await recordAudit(tx, caller.organization, {
    ...askedBy(caller),
    action,
    subject: { kind: 'provider', id: after.id, name: after.name },
    before: before && factsOf(before),
    after: factsOf(after),
  });
}

function factsOf({ id: _id, version: _version, ...facts }: FullProvider) {
  return facts;
}

function isSame(one: FullProvider, other: FullProvider): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** Whoever lists the members in another order says the same. */
function inOrder(provider: FullProvider): unknown {
  const members = provider.members.map(({ kind, tenantId, id, name }) => `${kind} ${tenantId} ${id} ${name}`);
  const facts = Object.entries({ ...replyOf(provider), members: members.toSorted() });
  return facts.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function replyOf(provider: FullProvider): ProviderReply {
  const { id, kind, name, mail, language, timeZone, deadlineRule, accepts, whilePending } = provider;
  const { hours, closedDays, holidays, lateFeeRate, coversPerHour, followsToNewRoom, isActive, version } =
    provider;
  return {
    id,
    kind,
    name,
    mail,
    language,
    timeZone,
    deadlineRule,
    hours,
    closedDays,
    holidays,
    notification: provider.notification,
    lateFeeRate,
    coversPerHour,
    accepts,
    whilePending,
    followsToNewRoom,
    isActive,
    version,
    units: provider.units.toSorted(),
    members: provider.members.map((member) => ({ ...member })),
    userProperties: [...provider.userProperties],
    staffProperties: [...provider.staffProperties],
  };
}
