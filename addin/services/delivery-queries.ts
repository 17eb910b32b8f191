import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { RouteReply } from '../../contract/route.ts';
import { listRoomProviders, ProviderId, readProviderMenu } from '../../contract/services.ts';
import type { TemplateId } from '../../contract/services.ts';
import type { Call } from '../../ui/api/call.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import type { ShownMenu } from './draft-order.ts';
import type { DeliveryMoment } from './request-draft.ts';

type Teams = RouteReply<typeof listRoomProviders>;

interface QueryDeps {
  readonly call: Call;
  readonly client: QueryClient;
}

/** The teams for the rooms that are in the meeting now. */
export function providersQuery({ call, client }: QueryDeps, meeting: Meeting, moment: DeliveryMoment) {
  const query = deliveryOf(meeting, moment);
  return queryOptions<Teams>({
    queryKey: ['providers', query],
    queryFn: async ({ signal }) => await call(listRoomProviders, { query }, { signal }),
    enabled: query.room.length > 0 && query.start <= query.end,
    // The key says of which route it is the reply.
    placeholderData: () => latest(client, ['providers']) as Teams | undefined,
  });
}

interface MenuOf {
  /** Empty: none is read. */
  readonly provider: string;
  /** Of a request that is being changed. */
  readonly instead?: TemplateId;
}

/** What a team offers for a delivery to this meeting. */
export function menuQuery(
  { call, client }: QueryDeps,
  meeting: Meeting,
  moment: DeliveryMoment,
  { provider, instead }: MenuOf,
) {
  const query = { ...deliveryOf(meeting, moment), ...(instead !== undefined && { instead }) };
  return queryOptions<ShownMenu>({
    queryKey: ['menu', provider, query],
    queryFn: async ({ signal }) =>
      await call(readProviderMenu, { params: { provider: ProviderId.parse(provider) }, query }, { signal }),
    enabled: provider !== '' && query.start <= query.end,
    placeholderData: () =>
      provider === '' ? undefined : (latest(client, ['menu', provider]) as ShownMenu | undefined),
  });
}

/** What was read last for another moment: it stands until this one is read, so that nothing on the form jumps. */
function latest(client: QueryClient, queryKey: readonly string[]): unknown {
  return client
    .getQueryCache()
    .findAll({ queryKey, predicate: ({ state }) => state.data !== undefined })
    .toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)[0]?.state.data;
}

function deliveryOf(meeting: Meeting, { offsetMinutes, offsetFrom }: DeliveryMoment) {
  const { start, end } = meeting.interval;
  const room = meeting.rooms.map(({ mailbox }) => mailbox);
  return { room, start, end, offsetMinutes: String(offsetMinutes), offsetFrom };
}
