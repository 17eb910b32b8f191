import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { ApiCharge, ApiRequest } from '../../../../contract/public-api.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { sumOf } from '../../finance/index.ts';
import { chargeOf, isDue, knownRooms, lineReply, listProviders, wallClock } from '../../services/index.ts';
import type { Charge, ChargedRequest } from '../../services/index.ts';
import { entriesOf } from '../entries.ts';
import { kindOf, propertiesOf } from '../properties.ts';

/** Requests as programs see them. */
export async function apiRequests(
  db: Db | Tx,
  organization: OrganizationId,
  all: readonly ChargedRequest[],
): Promise<ApiRequest[]> {
  const used = [...new Set(all.map(({ request }) => request.provider))];
  const providers = new Map(
    (await listProviders(db, organization, used)).map(({ id, name, timeZone }) => [
      id,
      { name, clock: wallClock(timeZone) },
    ]),
  );
  const rooms = await knownRooms(
    db,
    organization,
    all.map(({ request }) => request.room),
  );
  return all.map((charged) => {
    const { request, organizer, subject, settled } = charged;
    const { id, provider: of, status, room, deliverAt, costCenter, createdAt, changedAt } = request;
    const provider = providers.get(of);
    const charge = chargeOf(request);
    const properties = propertiesOf(request);
    return {
      id,
      provider: { id: of, name: provider?.name ?? '' },
      status,
      room: { mailbox: room, name: rooms.nameOf(room) },
      deliverAt,
      ...(provider?.clock(deliverAt) ?? { date: '', time: '' }),
      organizer,
      subject,
      kind: kindOf(properties),
      properties,
      costCenter,
      lines: request.lines.map(lineReply),
      charge: charge && apiCharge(charge),
      isDue: isDue(request) && charge !== null,
      settled: settled && {
        as: settled.settledAs,
        at: settled.settledAt,
        charge: settled.charge && apiCharge(settled.charge),
        isCurrent: entriesOf(charged).length === 0,
      },
      createdAt,
      changedAt,
    };
  });
}

function apiCharge({ currency, costCenter, parts }: Charge): ApiCharge {
  return { currency, ...sumOf(parts), parts: [...parts], costCenter };
}
