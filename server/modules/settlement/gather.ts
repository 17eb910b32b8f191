import type { CostCenterName } from '../../../contract/order-lines.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { SettlementRow, SettlementWish } from '../../../contract/settlements.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { findCostCenter } from '../finance/index.ts';
import {
  beginningOf,
  eachDue,
  endOf,
  firstDue,
  knownRooms,
  listProviders,
  wallClock,
} from '../services/index.ts';
import type { DeliveryWindow, DueRequest, DueWish } from '../services/index.ts';
import { entriesOf } from './entries.ts';
import type { Entry } from './entries.ts';
import { kindOf, propertiesOf } from './properties.ts';

/** What is to be settled of one request. */
export interface ToSettle {
  readonly request: DueRequest;
  /** Empty: it was changed, and costs what it cost. */
  readonly rows: readonly SettlementRow[];
}

/** A few megabytes at once, however many requests there are. */
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
 * Everything that settling now writes down, by time of delivery, in batches; holds no more than two of them. With a cost
 * center, a correction that moves a request from one to another is taken as a whole by either.
 */
export async function* gather(
  tx: Tx,
  organization: OrganizationId,
  wish: SettlementWish,
): AsyncGenerator<readonly ToSettle[]> {
  const due = { windows: await windowsOf(tx, organization, wish), costCenter: wish.costCenter };
  const toRows = await rowsFrom(tx, organization);
  for await (const batch of eachDue(tx, organization, due, BATCH)) yield await toRows(batch);
}

/** The first of it, at most `most` requests. */
export async function gatherFirst(
  db: Db | Tx,
  organization: OrganizationId,
  due: DueWish,
  most: number,
): Promise<readonly ToSettle[]> {
  const toRows = await rowsFrom(db, organization);
  return await toRows(await firstDue(db, organization, due, most));
}

/** Requests as rows, with names of today and times on the clock of the team. */
async function rowsFrom(db: Db | Tx, organization: OrganizationId) {
  const providers = new Map(
    (await listProviders(db, organization)).map(({ id, name, timeZone }) => [
      id,
      { name, clock: wallClock(timeZone) },
    ]),
  );
  return async (batch: readonly DueRequest[]): Promise<readonly ToSettle[]> => {
    const rooms = await knownRooms(
      db,
      organization,
      batch.map(({ room }) => room),
    );
    return batch.map((request) => {
      const provider = providers.get(request.provider);
      const facts = {
        provider: provider?.name ?? '',
        room: rooms.nameOf(request.room),
        ...(provider?.clock(request.deliverAt) ?? { date: '', time: '' }),
      };
      return { request, rows: entriesOf(request).map((entry) => rowOf(request, entry, facts)) };
    });
  };
}

export interface RowFacts {
  readonly provider: string;
  readonly room: string;
  readonly date: string;
  readonly time: string;
}

type Described = Pick<
  DueRequest,
  'id' | 'status' | 'organizer' | 'subject' | 'properties' | 'staffProperties'
>;

export function rowOf(
  request: Described,
  { entry, costCenter, vatRate, net, vat, gross }: Entry,
  facts: RowFacts,
): SettlementRow {
  const { id, status, organizer, subject } = request;
  const properties = propertiesOf(request);
  return {
    request: id,
    entry,
    ...facts,
    status,
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
