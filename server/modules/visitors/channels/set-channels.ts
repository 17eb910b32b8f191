import { randomUUID } from 'node:crypto';
import type {
  ChannelOutcome,
  HostChannelsReply,
  setHostChannels as setRoute,
  testHostChannel as testRoute,
} from '../../../../contract/host-channels.ts';
import type { RouteInput } from '../../../../contract/route.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Outbound } from '../../../outbound/outbound.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { knownReception } from '../known-reception.ts';
import { lockReception } from '../receptions.store.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { testText } from './channel-messages.ts';
import { noteOutcome, readChannels, saveChannels } from './channels.store.ts';
import type { Channels } from './channels.store.ts';
import { sendByChannel } from './send-by-channel.ts';

type ChannelDeps = Pick<VisitorUseDeps, 'db' | 'clock' | 'secrets'>;

/** How the hosts of a reception are told of arrivals; rejects with `not-found` for another organization's. */
export async function readHostChannels(
  { db, secrets }: ChannelDeps,
  { organization }: Caller,
  id: ReceptionId,
): Promise<HostChannelsReply> {
  await knownReception(db, organization, id);
  return replyOf(await readChannels(db, secrets, organization, id));
}

/**
 * Says how hosts are told. Rejects with `not-found`, `changed-meanwhile`, and `invalid-request` for a channel of which
 * nothing is kept and nothing was given.
 */
export async function setHostChannels(
  { db, secrets }: ChannelDeps,
  caller: Caller,
  {
    id,
    version,
    wanted,
  }: {
    readonly id: ReceptionId;
    readonly version: number;
    readonly wanted: RouteInput<typeof setRoute>['body'];
  },
): Promise<HostChannelsReply> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    await lockReception(tx, organization, id);
    const reception = await knownReception(tx, organization, id);
    const before = await readChannels(tx, secrets, organization, id);
    if (before.version !== version) {
      throw new Problem(
        'changed-meanwhile',
        'Somebody else changed this meanwhile. Nothing was overwritten.',
        {
          current: replyOf(before),
        },
      );
    }
    const after = changed(before, wanted);
    await saveChannels(tx, secrets, organization, id, after);
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'reception.channels-changed',
      subject: { kind: 'reception', id, name: reception.name },
      before: factsOf(before),
      after: factsOf(after),
    });
    return replyOf(after);
  });
}

/** Sends a message that says it is a test, and notes what came of it. Rejects with `not-possible-now` when nothing is kept. */
export async function testHostChannel(
  { db, clock, secrets, outbound }: ChannelDeps & { readonly outbound: Pick<Outbound, 'send'> },
  caller: Caller,
  id: ReceptionId,
  { channel }: RouteInput<typeof testRoute>['body'],
): Promise<ChannelOutcome> {
  const { organization, name, mail } = caller;
  const reception = await knownReception(db, organization, id);
  const kept = await readChannels(db, secrets, organization, id);
  if (!kept.order.includes(channel)) {
    throw new Problem(
      'not-possible-now',
      'Nobody is told in this way. Save its address first, then test it.',
    );
  }
  const at = clock.now();
  const message = {
    id: randomUUID(),
    text: testText(reception),
    at,
    host: { name, mail: mail ?? '', phone: null },
  };
  const sent = await sendByChannel(outbound, kept, channel, message);
  const outcome = { at, ...sent };
  await db.transaction().execute(async (tx) => {
    await noteOutcome(tx, organization, id, channel, outcome);
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'reception.channel-tested',
      subject: { kind: 'reception', id, name: reception.name },
      before: null,
      after: { channel, isTaken: sent.isTaken },
    });
  });
  return outcome;
}

/** What is kept of a channel that is not used any more goes. */
function changed(before: Channels, wanted: RouteInput<typeof setRoute>['body']): Channels {
  const { order, teamsUrl, sms, visitors } = wanted;
  const isTexting = order.includes('sms') || visitors !== null;
  const after = {
    teamsUrl: order.includes('teams') ? (teamsUrl ?? before.teamsUrl) : null,
    sms: isTexting ? (sms ?? before.sms) : null,
  };
  refuseWithout(order.includes('teams') && after.teamsUrl === null, isTexting && after.sms === null);
  return { order, ...after, visitors, last: stillTrue(before.last, wanted), version: before.version + 1 };
}

function refuseWithout(lacksTeams: boolean, lacksSms: boolean): void {
  const errors = [
    ...(lacksTeams ? [{ pointer: '/body/teamsUrl', detail: 'must be given' }] : []),
    ...(lacksSms ? [{ pointer: '/body/sms/url', detail: 'must be given, with header and secret' }] : []),
  ];
  if (errors.length > 0) throw new Problem('invalid-request', 'Nobody can be told so yet.', { errors });
}

/** What came of the last messages, as far as they went where the next ones go. */
function stillTrue(
  last: Channels['last'],
  { order, teamsUrl, sms, visitors }: RouteInput<typeof setRoute>['body'],
): Channels['last'] {
  return {
    teams: teamsUrl === undefined && order.includes('teams') ? last.teams : null,
    sms: sms === undefined && order.includes('sms') ? last.sms : null,
    visitors: sms === undefined && visitors !== null ? last.visitors : null,
  };
}

function replyOf({ order, teamsUrl, sms, visitors, last, version }: Channels): HostChannelsReply {
  return {
    order: [...order],
    teams: teamsUrl === null ? null : { host: new URL(teamsUrl).hostname },
    sms: sms && { host: new URL(sms.url).hostname, header: sms.header },
    visitors: visitors && { ...visitors },
    last,
    version,
  };
}

function factsOf(channels: Channels): object {
  const { order, teams, sms, visitors } = replyOf(channels);
  return { order, teams: teams?.host ?? null, sms: sms?.host ?? null, visitors: visitors?.sender ?? null };
}
