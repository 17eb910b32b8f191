import type { HostChannel } from '../../../../contract/host-channels.ts';
import type { OwnChannel } from '../../../../contract/listed-hosts.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import { hostByMail, openedHost } from '../host-list/listed-hosts.store.ts';
import { lockHosts } from '../hosts.store.ts';
import type { Reception } from '../reception.ts';
import { listReceptions } from '../receptions.store.ts';
import { hostOfWalkIn } from '../reader-of.ts';
import { arrivalNotices, repeatedNotice } from '../tell-visitors.ts';
import type { Arrival } from '../tell-visitors.ts';
import type { WalkInHost } from '../visitor.ts';
import { findVisitors } from '../visitors.store.ts';
import { lockVisits, linksOfVisits } from '../visits.store.ts';
import { findCall, noteTried, settleCall } from './arrival-calls.store.ts';
import { arrivalText } from './channel-messages.ts';
import type { ArrivalMessage } from './channel-messages.ts';
import { readChannels } from './channels.store.ts';
import type { ChannelSecret } from './channels.store.ts';
import type { ArrivalsDeps } from './arrivals-deps.ts';

/** What is to be sent now. */
export interface ClaimedCall {
  readonly reception: string;
  readonly channel: HostChannel;
  readonly kept: ChannelSecret;
  readonly message: ArrivalMessage;
}

/**
 * The next channel by which a host is to be told, noted as tried; null: nothing is left to send. Where no channel is left
 * the host is told by mail, and of a visit that was taken back meanwhile, or erased, nobody is told.
 */
export async function claimCall(
  { clock, secrets, outbox }: Pick<ArrivalsDeps, 'clock' | 'secrets' | 'outbox'>,
  tx: Tx,
  organization: OrganizationId,
  id: string,
): Promise<ClaimedCall | null> {
  const seen = await findCall(tx, organization, id, { isLocked: false });
  if (seen === null) return null;
  const arrivals = await arrivalsOf(tx, organization, seen.visits); // links and visits are locked before the call
  const call = await findCall(tx, organization, id, { isLocked: true });
  if (call === null) return null;
  const [first] = arrivals;
  if (!first) {
    await settleCall(tx, organization, id, 'dropped');
    return null;
  }
  const { order, ...kept } = await readChannels(tx, secrets, organization, call.reception);
  const listed = await hostByMail(tx, organization, call.reception, first.host.mail);
  const channel = ownOrder(order, listed?.channel ?? null).find((one) => !call.tried.includes(one));
  const at = clock.now();
  if (channel === undefined) {
    await settleCall(tx, organization, id, 'mailed');
    const notices = call.isRepeat
      ? arrivals.map((arrival) => repeatedNotice(arrival, id, at))
      : arrivalNotices(arrivals, at);
    await outbox.tell(tx, organization, ...notices);
    return null;
  }
  await noteTried(tx, organization, id, channel);
  const text = arrivalText(
    arrivals.map(({ visitor }) => visitor),
    first.reception,
    first.hostName,
  );
  const phone = listed && openedHost(secrets, organization, listed).phone;
  const host = { name: first.hostName, mail: first.host.mail, phone };
  return { reception: call.reception, channel, kept, message: { id, text, at, host } };
}

/** The ways that are tried for a host with one of their own: that one, where the reception has it, and then mail. */
function ownOrder(order: readonly HostChannel[], own: OwnChannel | null): readonly HostChannel[] {
  return own === null ? order : order.filter((one) => one === own);
}

type Told = Arrival & { readonly reception: Reception; readonly hostName: string };

/** Those of the visits that are still what the host was to hear of. */
async function arrivalsOf(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<readonly Told[]> {
  const hosts = await lockHosts(tx, organization, await linksOfVisits(tx, organization, ids));
  const visits = await lockVisits(tx, organization, ids);
  const people = await findVisitors(
    tx,
    organization,
    visits.map(({ visitor }) => visitor),
  );
  const visitors = new Map(people.map((visitor) => [visitor.id, visitor]));
  const receptions = new Map((await listReceptions(tx, organization)).map((one) => [one.id, one]));
  return visits.flatMap((visit) => {
    const visitor = visitors.get(visit.visitor);
    const reception = visit.reception === null ? undefined : receptions.get(visit.reception);
    if (!visitor || !reception || visit.arrivedAt === null || visitor.forgottenAt !== null) return [];
    const told = hostOf(visit.link === null ? undefined : hosts.get(visit.link), visitor.host, reception);
    return told === null ? [] : { visitor, visit, reception, ...told };
  });
}

type Hosted = Awaited<ReturnType<typeof lockHosts>> extends ReadonlyMap<string, infer One> ? One : never;

/** Null: nobody can be told any more. */
function hostOf(
  organizing: Hosted | undefined,
  named: WalkInHost | null,
  reception: Reception,
): Pick<Told, 'host' | 'hostName'> | null {
  if (organizing) {
    const { mail, name } = organizing.organizer;
    return { host: organizing.party, hostName: name || mail };
  }
  const host = named && hostOfWalkIn(named, reception);
  return host && { host, hostName: named.name };
}
