import type {
  findKioskHosts as hostsRoute,
  welcomeAtKiosk as contractRoute,
} from '../../../../contract/kiosk.ts';
import type { ListedHostId } from '../../../../contract/listed-hosts.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { TryLimit } from '../../../http/limit-tries.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { asWalkInHost } from '../host-list/as-walk-in-host.ts';
import { listedHosts } from '../host-list/listed-hosts.store.ts';
import type { SealedHost } from '../host-list/listed-hosts.store.ts';
import { lockReception } from '../receptions.store.ts';
import type { Visit, WalkInHost } from '../visitor.ts';
import { seeReception } from '../watch/keep-waiting.ts';
import { digestOf, noteWalkIns, wereWelcomed } from '../welcome-walk-ins.ts';
import { visitsOfVisitors } from '../visits.store.ts';
import { dueRules, noteAccepted, refuseUnaccepted, textToRead } from './accept-rules.ts';
import { afterCheckIn } from './after-check-in.ts';
import { grantVisit } from './granted-visit.ts';
import type { KioskPlace } from './identify.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { optionsOf } from './kiosk-options.store.ts';
import { placeOf } from './kiosk-place.ts';
import { likelyHosts } from './likely-hosts.ts';
import { firstNameOf, isSameName } from './own-name.ts';

/** Somebody who may be meant, and how their visit remembers them. */
interface PossibleHost {
  readonly name: string;
  readonly asked: { readonly tenantId: string; readonly id: string } | { readonly listed: ListedHostId };
  readonly host: WalkInHost;
}

export interface WelcomeDeps extends KioskDeps {
  /** Of each kiosk by itself: whoever is looked for, found or not. */
  readonly lookups: TryLimit;
}

/**
 * Whom somebody may mean who stands at a kiosk without having been announced, by name alone. Rejects with `not-found` where the
 * reception does not welcome them there.
 */
export async function findKioskHosts(
  deps: WelcomeDeps,
  caller: Caller,
  { search, language }: RouteInput<typeof hostsRoute>['body'],
): Promise<RouteReply<typeof hostsRoute>> {
  const place = await welcomingPlace(deps, caller);
  const hosts = await hostsCalled(deps, place, caller.objectId, search);
  const rules = textToRead(await dueRules(deps.db, place, null), language, place);
  return { hosts: hosts.map(({ name }) => ({ name })), rules };
}

/**
 * Checks in somebody who was not announced, as a desk would, and tells their host once. Rejects with `not-found` where the
 * reception does not welcome them there and for a host who is not found by this name alone, `rules-changed`,
 * `idempotency-key-reused`, and `see-reception` for somebody whom the desk wants to see first; it is told.
 */
export async function welcomeAtKiosk(
  deps: WelcomeDeps,
  caller: Caller,
  body: RouteInput<typeof contractRoute>['body'],
): Promise<RouteReply<typeof contractRoute>> {
  const place = await welcomingPlace(deps, caller);
  const { organization, reception } = place;
  const { id, name, company, accepted, language } = body;
  const [meant, ...others] = (await hostsCalled(deps, place, caller.objectId, body.host)).filter((one) =>
    isSameName(one.name, body.host),
  );
  if (!meant || others.length > 0) throw notHere('Nobody is found here by this name. Ask at the reception.');
  const asked = { host: meant.asked, note: '' };
  const row = { id, name, company };
  const digests = new Map([[id as string, digestOf(reception.id, asked, row)]]);
  const visit = await deps.db.transaction().execute(async (tx): Promise<Visit | undefined> => {
    await lockReception(tx, organization, reception.id); // the same touch twice is not twice at once
    if (await wereWelcomed(tx, organization, digests)) {
      return (await visitsOfVisitors(tx, organization, [id]))[0];
    }
    const due = await dueRules(tx, place, null);
    refuseUnaccepted(due, accepted);
    const [welcomed] = await noteWalkIns(deps, tx, caller, {
      reception,
      host: meant.host,
      note: '',
      rows: [row],
      digests,
      prepare: (made) => grantVisit(tx, caller, made.id, deps.now()),
    });
    if (welcomed?.status === 'on-site' && due && accepted) {
      await noteAccepted(tx, caller, welcomed, { ...accepted, at: deps.clock.now() });
    }
    return welcomed;
  });
  if (!visit) throw notHere('There is no such visit. Ask at the reception.');
  if (visit.status === 'expected') throw seeReception();
  return {
    visit: visit.id,
    firstName: firstNameOf(name),
    ...(await afterCheckIn(deps.db, place, visit, language)),
  };
}

async function welcomingPlace(deps: WelcomeDeps, caller: Caller): Promise<KioskPlace> {
  const place = await placeOf(deps, caller);
  const { walkIns } = await optionsOf(deps.db, place.organization, place.reception.id);
  if (walkIns && place.reception.isActive) return place;
  throw notHere('Visitors who are not expected are welcomed at the desk. Ask at the reception.');
}

/**
 * Where a reception keeps a list, only whoever is on it is looked for. The directory knows names by how they begin, and people
 * say them in any order.
 */
async function hostsCalled(
  { db, people, lookups }: WelcomeDeps,
  { organization, reception }: KioskPlace,
  kiosk: string,
  said: string,
): Promise<readonly PossibleHost[]> {
  lookups.count(kiosk);
  const list = await listedHosts(db, organization, reception.id);
  if (list.length > 0) return likelyHosts(list.map(possible), said);
  const words = said.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  const found = new Map<string, PossibleHost>();
  for (const begins of new Set([words.join(' '), [last, ...words.slice(0, -1)].join(' '), last])) {
    for (const { tenantId, id, name, mail } of (await people.find(organization, begins)).hosts) {
      const host = { tenantId, objectId: id, mail, name };
      found.set(`${tenantId} ${id}`, { name, asked: { tenantId, id }, host });
    }
  }
  return likelyHosts([...found.values()], said);
}

function possible(host: SealedHost): PossibleHost {
  return { name: host.name, asked: { listed: host.id }, host: asWalkInHost(host) };
}

function notHere(detail: string): Problem {
  return new Problem('not-found', detail);
}
