import { sql } from 'kysely';
import { z } from 'zod';
import { HostChannel, HostChannelsReply } from '../../../../contract/host-channels.ts';
import type { ChannelOutcome, SmsGateway } from '../../../../contract/host-channels.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import { placeOfChannels } from '../../../secrets/index.ts';
import type { Secrets } from '../../../secrets/index.ts';
import type { Db, Tx } from '../../../storage/database.ts';

/** Where messages go. Shown to nobody, logged nowhere. */
export interface ChannelSecret {
  readonly teamsUrl: string | null;
  readonly sms: SmsGateway | null;
}

/** How the hosts of a reception are told; version 1 with nothing in it stands for a reception of which nobody said. */
export interface Channels extends ChannelSecret {
  readonly order: readonly HostChannel[];
  /** As whom visitors are written to by the same gateway; null: they are not. */
  readonly visitors: { readonly sender: string } | null;
  readonly last: HostChannelsReply['last'];
  readonly version: number;
}

const Secret = z.object({
  teamsUrl: z.string().nullable(),
  sms: z.object({ url: z.string(), header: z.string(), secret: z.string() }).nullable(),
});
const Last = HostChannelsReply.shape.last.partial();

const mailAlone: Channels = {
  order: [],
  teamsUrl: null,
  sms: null,
  visitors: null,
  last: { teams: null, sms: null, visitors: null },
  version: 1,
};

/** Throws a SecretError when what is kept cannot be opened. */
export async function readChannels(
  db: Db | Tx,
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  reception: string,
): Promise<Channels> {
  const row = await db
    .selectFrom('reception_channels')
    .select(['channels', 'secret', 'last', 'sms_sender', 'version'])
    .where('organization_id', '=', organization)
    .where('id', '=', reception)
    .executeTakeFirst();
  if (!row) return mailAlone;
  const kept =
    row.secret === null
      ? { teamsUrl: null, sms: null }
      : Secret.parse(JSON.parse(secrets.open(row.secret, placeOfChannels(organization, reception))));
  const { teams = null, sms = null, visitors = null } = Last.parse(row.last);
  return {
    ...kept,
    order: HostChannel.array().parse(row.channels),
    visitors: row.sms_sender === null ? null : { sender: row.sms_sender },
    last: { teams, sms, visitors },
    version: row.version,
  };
}

/** Which of these receptions tell their hosts otherwise than by mail. */
export async function receptionsWithChannels(
  tx: Tx,
  organization: OrganizationId,
  receptions: readonly string[],
): Promise<ReadonlySet<string>> {
  if (receptions.length === 0) return new Set();
  const rows = await tx
    .selectFrom('reception_channels')
    .select('id')
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...new Set(receptions)]}::uuid[])`)
    .where(sql<boolean>`cardinality(channels) > 0`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function saveChannels(
  tx: Tx,
  secrets: Pick<Secrets, 'seal'>,
  organization: OrganizationId,
  reception: string,
  { order, teamsUrl, sms, visitors, last, version }: Channels,
): Promise<void> {
  const isEmpty = teamsUrl === null && sms === null;
  const columns = {
    channels: [...order],
    secret: isEmpty
      ? null
      : secrets.seal(JSON.stringify({ teamsUrl, sms }), placeOfChannels(organization, reception)),
    last: JSON.stringify(last),
    sms_sender: visitors?.sender ?? null,
    version,
  };
  await tx
    .insertInto('reception_channels')
    .values({ organization_id: organization, id: reception, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet(columns))
    .execute();
}

/** Notes what came of a message; nothing where the channel is not kept any more. */
export async function noteOutcome(
  db: Db | Tx,
  organization: OrganizationId,
  reception: string,
  channel: HostChannel | 'visitors',
  outcome: ChannelOutcome,
): Promise<void> {
  await db
    .updateTable('reception_channels')
    .set({ last: sql`last || ${JSON.stringify({ [channel]: outcome })}::jsonb` })
    .where('organization_id', '=', organization)
    .where('id', '=', reception)
    .where(
      channel === 'visitors'
        ? sql<boolean>`sms_sender is not null`
        : sql<boolean>`${channel} = any(channels)`,
    )
    .execute();
}
