import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const AT_ONCE = 1_000;

interface Amounts {
  readonly net: number;
  readonly vat: number;
}

interface Ended {
  readonly organization: string;
  readonly id: string;
  readonly status: 'completed' | 'canceled-late';
  readonly lines: readonly {
    readonly currency: string;
    readonly vat: { readonly rate: number };
    readonly price: Amounts;
  }[];
  readonly center: unknown;
  readonly fee: number | null;
}

/**
 * What a request costs for good is written beside it when it comes to an end, so that settling adds up what stands there.
 * And settling a month writes a hundred thousand rows of one organization, of requests that it has just read: looking both up
 * again for every row took a quarter of the time, and taking apart what is only kept nearly as much. They still go with their
 * organization.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table service_request add column due jsonb`.execute(db);
  await note(db);
  await sql`alter table settled_request drop constraint settled_request_request_fk`.execute(db);
  await sql`alter table settlement_row drop constraint settlement_row_organization_id_fkey`.execute(db);
  await sql`alter table settlement_row alter column facts type json`.execute(db);
  await sql`
    create function forget_settled() returns trigger language plpgsql as $$
    begin
      delete from settled_request where organization_id = old.id;
      delete from settlement_row where organization_id = old.id;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger organization_forgets_settled after delete on organization
    for each row execute function forget_settled()`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger organization_forgets_settled on organization`.execute(db);
  await sql`drop function forget_settled`.execute(db);
  await sql`alter table settlement_row alter column facts type jsonb`.execute(db);
  await sql`
    alter table settlement_row add constraint settlement_row_organization_id_fkey
    foreign key (organization_id) references organization (id) on delete cascade`.execute(db);
  await sql`
    alter table settled_request add constraint settled_request_request_fk
    foreign key (organization_id, request_id)
    references service_request (organization_id, id) on delete cascade`.execute(db);
  await sql`alter table service_request drop column due`.execute(db);
}

/** Requests from before that have ended are due, too. */
async function note(db: Kysely<unknown>): Promise<void> {
  for (let after = { organization: '00000000-0000-0000-0000-000000000000', id: '' }; ;) {
    const { rows } = await sql<Ended>`
      select organization_id::text as organization, id::text as id, status, lines, cost_center as center,
        fee_rate as fee
      from service_request
      where status in ('completed', 'canceled-late') and lines <> '[]'::jsonb
        and (organization_id::text, id::text) > (${after.organization}, ${after.id})
      order by organization_id::text, id::text
      limit ${AT_ONCE}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    const noted = rows.map((row) => ({ organization: row.organization, id: row.id, due: dueOf(row) }));
    await sql`
      update service_request r set due = nullif(noted.due, 'null'::jsonb)
      from jsonb_to_recordset(${JSON.stringify(noted)}::jsonb) as noted (organization uuid, id uuid, due jsonb)
      where r.organization_id = noted.organization and r.id = noted.id`.execute(db);
    after = last;
  }
}

/** As it was counted when this was written: what stands on the lines by rate of VAT, or the share of it that is the fee. */
function dueOf({ status, lines, center, fee }: Ended): object | null {
  const byRate = new Map<number, { net: bigint; vat: bigint }>();
  for (const { price, vat } of lines) {
    const costs = status === 'completed' ? exact(price) : shareOf(price, fee ?? 0, vat.rate);
    const sum = byRate.get(vat.rate) ?? { net: 0n, vat: 0n };
    byRate.set(vat.rate, { net: sum.net + costs.net, vat: sum.vat + costs.vat });
  }
  const parts = [...byRate]
    .filter(([, { net, vat }]) => net !== 0n || vat !== 0n)
    .toSorted(([one], [other]) => one - other)
    .map(([vatRate, { net, vat }]) => {
      return { vatRate, net: Number(net), vat: Number(vat), gross: Number(net + vat) };
    });
  return parts.length === 0 ? null : { currency: lines[0]?.currency, costCenter: center, parts };
}

function exact({ net, vat }: Amounts) {
  return { net: BigInt(net), vat: BigInt(vat) };
}

function shareOf(price: Amounts, fee: number, vatRate: number) {
  const net = rounded(BigInt(price.net) * BigInt(fee));
  return { net, vat: rounded(net * BigInt(vatRate)) };
}

/** Hundredths of a percent of an amount; half is rounded away from zero. */
function rounded(share: bigint): bigint {
  const size = share < 0n ? -share : share;
  const whole = (size + 5_000n) / 10_000n;
  return share < 0n ? -whole : whole;
}
