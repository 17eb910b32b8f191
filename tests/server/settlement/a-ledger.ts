import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { CostCenterId } from '../../../contract/finance.ts';
import { Currency } from '../../../contract/money.ts';
import type { CostCenterName } from '../../../contract/order-lines.ts';
import { Instant, MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import { ProviderId, RequestId, TemplateId } from '../../../contract/services.ts';
import { SettlementId } from '../../../contract/settlements.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { grantsOf } from '../../../server/modules/access/roles.ts';
import { priceLine } from '../../../server/modules/finance/index.ts';
import type { OrderedLine } from '../../../server/modules/services/orders/ordered-line.ts';
import type { ServiceRequest } from '../../../server/modules/services/request.ts';
import { insertRequests } from '../../../server/modules/services/requests.store.ts';
import type { SettlementDeps } from '../../../server/modules/settlement/index.ts';
import type { Storage } from '../../../server/storage/open-database.ts';

const id = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const nordhavn = OrganizationId.parse(id(1, 1));
export const sydhavn = OrganizationId.parse(id(1, 2));
export const canteen = ProviderId.parse(id(2, 1));
export const kitchen = ProviderId.parse(id(2, 2));
export const DKK = Currency.parse('DKK');
export const administration: CostCenterName = {
  id: CostCenterId.parse(id(3, 1)),
  code: '1000',
  name: 'Administration',
};
export const sales: CostCenterName = { id: CostCenterId.parse(id(3, 2)), code: '=1+1', name: 'Sales' };

/** Somebody who settles. */
export function accountant(organization = nordhavn): Caller {
  return {
    organization,
    tenantId: id(4, 1),
    objectId: id(5, 1),
    name: 'Frode Lund',
    mail: null,
    groups: new Set(),
    grants: grantsOf([{ role: 'finance', unit: null, department: null }]),
    requestId: 'request-1',
  };
}

export const NOW = Instant.parse('2026-12-01T08:00:00.000Z');

export function books({ db }: Pick<Storage, 'db'>): SettlementDeps {
  return { db, clock: { now: () => NOW }, live: { changed: async () => undefined } };
}

export const november = {
  from: '2026-11-01' as never,
  to: '2026-11-30' as never,
  provider: null,
  costCenter: null,
};

export const aSettlementId = () => SettlementId.parse(randomUUID());

/** Two organizations; in the first a canteen in Copenhagen and a kitchen in New York, and one meeting that all hangs on. */
export async function layBooks({ db }: Storage): Promise<void> {
  await db.deleteFrom('organization').execute();
  for (const organization of [nordhavn, sydhavn]) {
    await db
      .insertInto('organization')
      .values({ id: organization, name: 'x', contact_name: 'Hana', contact_mail: 'hana@x.example' })
      .execute();
    await db
      .insertInto('finance_settings')
      .values({ organization_id: organization, currency: DKK })
      .execute();
  }
  for (const { id: center, code, name } of [administration, sales]) {
    await db
      .insertInto('cost_center')
      .values({ organization_id: nordhavn, id: center, code, name })
      .execute();
  }
  for (const [provider, name, zone] of [
    [canteen, 'Canteen', 'Europe/Copenhagen'],
    [kitchen, 'Kitchen', 'America/New_York'],
  ] as const) {
    await db
      .insertInto('provider')
      .values({ organization_id: nordhavn, id: provider, kind: 'catering', name, time_zone: zone })
      .execute();
  }
  await sql`
    insert into meeting_link (organization_id, id, booking_key, state, organizer, organizer_name, planned_start,
      planned_end, time_zone, planned_rooms, state_since, created_by, created_at, touched_at)
    values (${nordhavn}, ${LINK}, ${randomUUID()}, 'bound', 'anna@nordhavn.example', 'Anna Holm', ${NOW}, ${NOW},
      'Europe/Copenhagen', '{}', ${NOW}, '{}', ${NOW}, ${NOW})`.execute(db);
  await db
    .insertInto('service_template')
    .values({
      organization_id: nordhavn,
      id: TEMPLATE,
      link_id: LINK,
      provider_id: canteen,
      client_key: randomUUID(),
      text: '',
      entered_by: '{}',
      entered_at: NOW,
    })
    .execute();
}

export const LINK = id(6, 1);
export const TEMPLATE = TemplateId.parse(id(7, 1));

/** So many of something, at a price in øre. */
export function aLine(unitPrice: number, quantity = 1, rate = 2_500): OrderedLine {
  return {
    item: id(8, unitPrice) as never, // one item per price
    name: 'Coffee',
    unit: 'per person',
    quantity,
    options: [],
    unitPrice,
    vat: { name: 'VAT', rate },
    currency: DKK,
    discount: 0,
    price: priceLine({ unitPrice, quantity, extras: [], vatRate: rate }),
    deadline: null,
    weekdays: null,
    season: null,
    covers: 0,
    stock: null,
    contents: [],
    parts: [],
  };
}

let requests = 0;

/** Eight coffees at 25.00, delivered on 10 November at noon in Copenhagen, unless said otherwise. */
export function aRequest(more: Partial<ServiceRequest> = {}): ServiceRequest {
  requests += 1;
  const start = more.deliverAt ?? Instant.parse('2026-11-10T11:00:00.000Z');
  return {
    id: RequestId.parse(randomUUID()),
    template: TEMPLATE,
    link: LINK,
    provider: canteen,
    occurrence: Instant.parse(new Date(Date.parse(start) + requests).toISOString()),
    text: '',
    properties: [],
    staffProperties: [],
    costCenter: administration,
    status: 'completed',
    flags: [],
    room: MailboxAddress.parse('fjord@nordhavn.example'),
    start,
    end: start,
    deliverAt: start,
    deadline: {
      at: start,
      rule: { kind: 'minutes-before', minutes: 0 },
      ruleVersion: 1,
      zoneData: '2026a',
    } as never, // settling does not look at deadlines
    proposal: null,
    reason: null,
    holdUntil: null,
    endedBy: 'time',
    lines: [aLine(2_500, 8)],
    feeRate: null,
    createdAt: start,
    changedAt: start,
    version: 1,
    ...more,
  };
}

export async function deliver({ db }: Storage, ...all: readonly ServiceRequest[]): Promise<void> {
  await db.transaction().execute((tx) => insertRequests(tx, nordhavn, all));
}

/** Two rooms show the one meeting that all hangs on, under a subject; one of them may say that it is private. */
export async function showMeeting({ db }: Storage, subject: string, isPrivate: boolean): Promise<void> {
  const uid = 'uid-1';
  await db.updateTable('meeting_link').set({ meeting_uid: uid, occurrence: '' }).execute();
  const integration = { organization_id: nordhavn, id: id(9, 1), kind: 'graph' as const, label: 'x' };
  await db
    .insertInto('integration')
    .values({ ...integration, tenant_id: id(4, 1), status: 'active' })
    .execute();
  for (const number of [1, 2]) {
    const calendar = { organization_id: nordhavn, id: id(10, number), name: 'x', capacity: 8 };
    await db
      .insertInto('calendar')
      .values({ ...calendar, integration_id: integration.id, mailbox: `room-${number}@nordhavn.example` })
      .execute();
    await sql`
      insert into sighting (organization_id, calendar_id, meeting_uid, event_id, change_key, start_at, end_at,
        is_exception, subject, is_private, is_all_day, is_canceled, response, show_as, first_seen_at, changed_at,
        generation)
      values (${nordhavn}, ${calendar.id}, ${uid}, 'x', 'x', ${NOW}, ${NOW}, false, ${subject},
        ${isPrivate && number === 2}, false, false, 'accepted', 'busy', ${NOW}, ${NOW}, 1)`.execute(db);
  }
}
