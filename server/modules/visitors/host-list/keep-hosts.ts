import { MOST_LISTED_HOSTS } from '../../../../contract/listed-hosts.ts';
import type {
  addListedHost as addRoute,
  changeListedHost as changeRoute,
  ListedHost,
  ListedHostId,
  listListedHosts as listRoute,
} from '../../../../contract/listed-hosts.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import { recordAudit } from '../../audit/index.ts';
import { knownReception } from '../known-reception.ts';
import { asE164 } from '../phone.ts';
import type { Reception } from '../reception.ts';
import { lockReception } from '../receptions.store.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { changedOfHost, hostEntry, listedReply } from './host-facts.ts';
import type { SaidOfHost } from './host-facts.ts';
import {
  deleteListedHosts,
  findListedHosts,
  listedHosts,
  listVersion,
  noteListChange,
  openedHost,
  saveListedHosts,
} from './listed-hosts.store.ts';
import type { KeptHost } from './listed-hosts.store.ts';

export type HostListDeps = Pick<VisitorUseDeps, 'db' | 'secrets'>;

/** A host as whoever changes them saw them. */
interface Seen {
  readonly id: ListedHostId;
  readonly version: number;
}

/** The list of a reception, by name. Rejects with `not-found`. */
export async function listHosts(
  { db, secrets }: HostListDeps,
  { organization }: Caller,
  reception: ReceptionId,
): Promise<RouteReply<typeof listRoute>> {
  await knownReception(db, organization, reception);
  const hosts = await listedHosts(db, organization, reception);
  return {
    hosts: hosts.map((host) => listedReply(openedHost(secrets, organization, host))),
    version: await listVersion(db, organization, reception),
  };
}

/**
 * Puts a host on the list. Rejects with `not-found`, `invalid-request` for a number that is none and for an address that is on
 * the list, `not-possible-now` when the list is full, and `idempotency-key-reused` for an id that is somebody else.
 */
export async function addHost(
  { db, secrets }: HostListDeps,
  caller: Caller,
  reception: ReceptionId,
  { id, ...asked }: RouteInput<typeof addRoute>['body'],
): Promise<ListedHost> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    await lockReception(tx, organization, reception);
    const at = await knownReception(tx, organization, reception);
    const said = withNumber(asked, at);
    const [there] = await findListedHosts(tx, organization, [id]);
    if (there) {
      const kept = openedHost(secrets, organization, there);
      if (kept.reception === reception && changedOfHost(kept, said).length === 0) return listedReply(kept);
      throw new Problem('idempotency-key-reused', 'This id belongs to another host already.');
    }
    const others = await listedHosts(tx, organization, reception);
    refuseTwice(others, said.mail);
    if (others.length >= MOST_LISTED_HOSTS) throw tooMany();
    const host: KeptHost = { id, reception, ...said, version: 1 };
    await saveListedHosts(tx, secrets, organization, [host]);
    await noteListChange(tx, organization, reception);
    await recordAudit(tx, organization, hostEntry(caller, at, 'listed-host.added', null, host));
    return listedReply(host);
  });
}

/** Writes a host anew. Rejects with `not-found`, `changed-meanwhile`, and `invalid-request` as `addHost` does. */
export async function changeHost(
  { db, secrets }: HostListDeps,
  caller: Caller,
  seen: Seen,
  asked: RouteInput<typeof changeRoute>['body'],
): Promise<ListedHost> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    const { before, at } = await requireHost({ secrets }, tx, caller, seen);
    const said = withNumber(asked, at);
    if (changedOfHost(before, said).length === 0) return listedReply(before);
    const others = await listedHosts(tx, organization, before.reception);
    refuseTwice(
      others.filter(({ id }) => id !== before.id),
      said.mail,
    );
    const after = { ...before, ...said, version: before.version + 1 };
    await saveListedHosts(tx, secrets, organization, [after]);
    await noteListChange(tx, organization, before.reception);
    await recordAudit(tx, organization, hostEntry(caller, at, 'listed-host.changed', before, after));
    return listedReply(after);
  });
}

/** Takes a host off the list. Rejects with `not-found` and `changed-meanwhile`. */
export async function removeHost(
  { db, secrets }: HostListDeps,
  caller: Caller,
  seen: Seen,
): Promise<Record<string, never>> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    const { before, at } = await requireHost({ secrets }, tx, caller, seen);
    await deleteListedHosts(tx, organization, [before.id]);
    await noteListChange(tx, organization, before.reception);
    await recordAudit(tx, organization, hostEntry(caller, at, 'listed-host.removed', before, null));
    return {};
  });
}

export function tooMany(): Problem {
  return new Problem(
    'not-possible-now',
    `A list has ${MOST_LISTED_HOSTS} hosts at most. Take off those who are not visited any more.`,
  );
}

/** The reception is locked before the host, as everybody does. */
async function requireHost(
  { secrets }: Pick<HostListDeps, 'secrets'>,
  tx: Tx,
  { organization }: Caller,
  { id, version }: Seen,
): Promise<{ readonly before: KeptHost; readonly at: Reception }> {
  const [found] = await findListedHosts(tx, organization, [id]);
  if (found) await lockReception(tx, organization, found.reception);
  const [there] = await findListedHosts(tx, organization, [id], { isLocked: true });
  if (!there) throw new Problem('not-found', 'This host is not on a list of this organization.');
  const before = openedHost(secrets, organization, there);
  if (before.version !== version) {
    throw new Problem('changed-meanwhile', 'Somebody else changed this meanwhile. Nothing was overwritten.', {
      current: listedReply(before),
    });
  }
  return { before, at: await knownReception(tx, organization, before.reception) };
}

function withNumber(said: SaidOfHost, { country }: Reception): SaidOfHost {
  const phone = said.phone === null || said.phone === '' ? null : asE164(said.phone, country);
  if (phone !== null || !said.phone) return { ...said, phone };
  throw new Problem('invalid-request', 'The host cannot be kept so.', {
    errors: [{ pointer: '/body/phone', detail: notANumber(country) }],
  });
}

export function notANumber(country: string): string {
  return `must be a telephone number: as it is written in ${country}, or with its country code`;
}

function refuseTwice(others: readonly { readonly mail: string }[], mail: string): void {
  if (!others.some((one) => one.mail === mail)) return;
  throw new Problem('invalid-request', 'The host cannot be kept so.', {
    errors: [{ pointer: '/body/mail', detail: 'is on the list already' }],
  });
}
