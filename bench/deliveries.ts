import { sql } from 'kysely';
import { sumOf } from '../server/modules/finance/index.ts';
import type { Storage } from '../server/storage/open-database.ts';

const id = (kind: number) => `${String(kind).padStart(8, '0')}-0000-4000-8000-000000000001`;

export const ORGANIZATION = id(10);
const [PROVIDER, LINK, TEMPLATE, CENTER] = [id(20), id(30), id(40), id(60)];

/** So many requests of one kitchen that were delivered in November 2026, each of two lines, as ordering leaves them. */
export async function layDeliveries({ db }: Storage, requests: number): Promise<void> {
  await sql`insert into organization (id, name, contact_name, contact_mail)
    values (${ORGANIZATION}, 'bench', 'x', 'x@x.example')`.execute(db);
  await sql`insert into finance_settings (organization_id, currency) values (${ORGANIZATION}, 'DKK')`.execute(
    db,
  );
  await sql`insert into provider (organization_id, id, kind, name, time_zone)
    values (${ORGANIZATION}, ${PROVIDER}, 'catering', 'Canteen', 'Europe/Copenhagen')`.execute(db);
  await sql`
    insert into meeting_link (organization_id, id, booking_key, state, organizer, organizer_name, planned_start,
      planned_end, time_zone, planned_rooms, state_since, created_by, created_at, touched_at)
    values (${ORGANIZATION}, ${LINK}, gen_random_uuid(), 'bound', 'anna@nordhavn.example', 'Anna Holm', now(), now(),
      'Europe/Copenhagen', '{}', now(), '{}', now(), now())`.execute(db);
  await sql`
    insert into service_template (organization_id, id, link_id, provider_id, client_key, text, entered_by, entered_at)
    values (${ORGANIZATION}, ${TEMPLATE}, ${LINK}, ${PROVIDER}, gen_random_uuid(), '', '{}', now())`.execute(
    db,
  );
  const ordered = [line('Coffee', 8, 2_500), line('Lunch', 8, 9_500)];
  const lines = JSON.stringify(ordered);
  const deadline = JSON.stringify({
    rule: { kind: 'minutes-before', minutes: 120 },
    ruleVersion: 1,
    zoneData: '2026a',
  });
  const costCenter = { id: CENTER, code: '1000', name: 'Administration' };
  const center = JSON.stringify(costCenter);
  const parts = [{ vatRate: 2_500, ...sumOf(ordered.map(({ price }) => price)) }];
  const due = JSON.stringify({ currency: 'DKK', costCenter, parts });
  await sql`
    insert into service_request (organization_id, id, template_id, link_id, provider_id, occurrence, status, text, room,
      start_at, end_at, deliver_at, deadline_at, deadline_rule, lines, cost_center, due, created_at, changed_at)
    select ${ORGANIZATION}, gen_random_uuid(), ${TEMPLATE}, ${LINK}, ${PROVIDER},
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'completed', '', 'fjord@nordhavn.example',
      at, at, at, at, ${deadline}::jsonb, ${lines}::jsonb, ${center}::jsonb, ${due}::jsonb, at, at
    from generate_series(0, ${requests - 1}::int) n,
      lateral (select timestamptz '2026-11-02 08:00Z' + n * interval '20 seconds' as at) moment`.execute(db);
  await sql`analyze`.execute(db);
}

function line(name: string, quantity: number, unitPrice: number) {
  const net = unitPrice * quantity;
  const vat = Math.round(net / 4);
  return {
    item: id(70),
    name,
    unit: 'per person',
    quantity,
    options: [],
    unitPrice,
    vat: { name: 'VAT 25 %', rate: 2_500 },
    currency: 'DKK',
    price: { net, vat, gross: net + vat },
    deadline: null,
    weekdays: null,
    season: null,
    covers: 0,
    stock: null,
  };
}
