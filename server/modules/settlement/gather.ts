import type { CostCenterName } from '../../../contract/order-lines.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { SettlementRow, SettlementWish } from '../../../contract/settlements.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { findCostCenter } from '../finance/index.ts';
import {
  beginningOf,
  chargedRequests,
  endOf,
  knownRooms,
  listProviders,
  wallClock,
} from '../services/index.ts';
import type { ChargedRequest, ChargeKey, DeliveryWindow } from '../services/index.ts';
import { entriesOf } from './entries.ts';
import type { Entry } from './entries.ts';
import { kindOf, propertiesOf } from './properties.ts';

/** What is to be settled of one request. */
export interface ToSettle {
  readonly charged: ChargedRequest;
  /** Empty: it was changed, and costs what it cost. */
  readonly entries: readonly Entry[];
  readonly rows: readonly SettlementRow[];
}

/** Each batch looks for its place among all requests of the period: many small ones would mostly look. */
const BATCH = 5_000;

/** The cost center that a settlement is about, if it is about one. Rejects with `not-found` for one of others. */
export async function costCenterOf(
  db: Db | Tx,
  organization: OrganizationId,
  { costCenter }: Pick<SettlementWish, 'costCenter'>,
): Promise<CostCenterName | null> {
  if (costCenter === null) return null;
  const found = await findCostCenter(db, organization, costCenter);
  if (!found) throw new Problem('not-found', 'There is no such cost center in this organization.');
  return found;
}

/** The teams that a settlement is about, each with its days as instants. Rejects with `not-found` for a team of others. */
export async function windowsOf(
  db: Db | Tx,
  organization: OrganizationId,
  { from, to, provider }: Pick<SettlementWish, 'from' | 'to' | 'provider'>,
): Promise<readonly DeliveryWindow[]> {
  const providers = await listProviders(db, organization, provider === null ? undefined : [provider]);
  if (provider !== null && providers.length === 0) {
    throw new Problem('not-found', 'There is no such team in this organization.');
  }
  return providers.map(({ id, timeZone }) => ({
    provider: id,
    from: beginningOf(timeZone, from),
    to: endOf(timeZone, to),
  }));
}

/**
 * Everything that settling now would write down, by time of delivery, in batches; holds no more than one of them. With a
 * cost center, a correction that moves a request from one to another is taken as a whole by either.
 */
export async function* gather(
  db: Db | Tx,
  organization: OrganizationId,
  wish: SettlementWish,
): AsyncGenerator<readonly ToSettle[]> {
  const windows = await windowsOf(db, organization, wish);
  const providers = new Map(
    (await listProviders(db, organization)).map(({ id, name, timeZone }) => [
      id,
      { name, clock: wallClock(timeZone) },
    ]),
  );
  for (let after: ChargeKey | null = null; ;) {
    const batch: readonly ChargedRequest[] = await chargedRequests(db, organization, {
      windows,
      scope: 'to-settle',
      by: 'delivery',
      after,
      most: BATCH,
    });
    const rooms = await knownRooms(
      db,
      organization,
      batch.map(({ request }) => request.room),
    );
    yield batch.flatMap((charged): readonly ToSettle[] => {
      const entries = entriesOf(charged);
      const isMeant =
        wish.costCenter === null || entries.some(({ costCenter }) => costCenter?.id === wish.costCenter);
      if (!isMeant) return [];
      const { request } = charged;
      const provider = providers.get(request.provider);
      const facts = {
        provider: provider?.name ?? '',
        room: rooms.nameOf(request.room),
        ...(provider?.clock(request.deliverAt) ?? { date: '', time: '' }),
      };
      return [{ charged, entries, rows: entries.map((entry) => rowOf(charged, entry, facts)) }];
    });
    const last = batch.at(-1)?.request;
    if (!last || batch.length < BATCH) return;
    after = { at: last.deliverAt, id: last.id };
  }
}

export interface RowFacts {
  readonly provider: string;
  readonly room: string;
  readonly date: string;
  readonly time: string;
}

export function rowOf(
  { request, organizer, subject }: ChargedRequest,
  { entry, costCenter, vatRate, net, vat, gross }: Entry,
  facts: RowFacts,
): SettlementRow {
  const properties = propertiesOf(request);
  return {
    request: request.id,
    entry,
    ...facts,
    status: request.status,
    costCenter,
    kind: kindOf(properties),
    organizer,
    subject,
    properties,
    vatRate,
    net,
    vat,
    gross,
  };
}
