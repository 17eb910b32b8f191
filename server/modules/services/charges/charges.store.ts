import { sql } from 'kysely';
import type { RawBuilder, Selectable } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { ServiceRequestTable } from '../../../storage/tables/services.ts';
import type { ServiceRequest } from '../request.ts';
import { requestFrom } from '../requests.store.ts';
import { Charge } from './charge.ts';
import { fromRequests, isToSettle, isWithin, shownAs, shownSubject } from './to-settle.store.ts';
import type { DeliveryWindow } from './to-settle.store.ts';

/** What was settled of a request, under which name, and as of which of its versions. */
export interface SettledCharge {
  readonly version: number;
  /** Null: it was settled, and what it had cost was taken back. */
  readonly charge: Charge | null;
  /** How often something of it was settled. */
  readonly sequence: number;
  /** `Settlement 3`, or the id that another system gave. */
  readonly settledAs: string;
  readonly settledAt: Instant;
}

/** A request with everything that finance may know of it. */
export interface ChargedRequest {
  readonly request: ServiceRequest;
  readonly organizer: { readonly name: string; readonly mail: string };
  /** As a room shows it; null: the meeting is private, or not to be seen any more. */
  readonly subject: string | null;
  /** What it costs for good; null: nothing, or it has not come to an end. */
  readonly due: Charge | null;
  readonly settled: SettledCharge | null;
}

/**
 * `to-settle`: what has come to an end in the windows and was never settled, and everything that costs something else than
 * what was settled of it, whenever it was delivered, up to the end of the windows. `settled`: what was settled. `all`: every
 * request.
 */
export type ChargeScope = 'to-settle' | 'settled' | 'all';

export interface ChargeWish {
  readonly windows: readonly DeliveryWindow[];
  readonly scope: ChargeScope;
  /** Those with greater numbers; null: from the first one. */
  readonly after: number | null;
  readonly most: number;
}

/** A request, and the number under which it stands in the list. */
export type NumberedRequest = ChargedRequest & { readonly number: number };

/** Requests of some teams with what was settled of them, by their numbers, at most `most`. What has no number is not among them. */
export async function chargedRequests(
  db: Db | Tx,
  organization: OrganizationId,
  { windows, scope, after, most }: ChargeWish,
): Promise<readonly NumberedRequest[]> {
  if (windows.length === 0) return [];
  const picked = sql`
    select charged.*, n.number
    from request_number n
    join (${charged(organization, windows)} where ${scopes[scope]}) charged on charged.id = n.request_id
    where n.organization_id = ${organization} and n.number > ${after ?? 0}
    order by n.number limit ${most}`;
  const { rows } = await sql<ChargedRow & { readonly number: string }>`
    ${withSubjects(picked)} order by number`.execute(db);
  return rows.map((row) => ({ ...chargedFrom(row), number: Number(row.number) }));
}

/** One request with what was settled of it; null: there is none. */
export async function findCharged(
  db: Db | Tx,
  organization: OrganizationId,
  { id, provider }: Pick<ServiceRequest, 'id' | 'provider'>,
): Promise<ChargedRequest | null> {
  const windows = [{ provider, from: null, to: null }];
  const picked = sql`${charged(organization, windows)} where r.id = ${id}`;
  const { rows } = await sql<ChargedRow>`${withSubjects(picked)}`.execute(db);
  return rows[0] ? chargedFrom(rows[0]) : null;
}

/** How many deliveries of the windows cost something and have not come to an end yet. */
export async function countOpenCharges(
  db: Db | Tx,
  organization: OrganizationId,
  windows: readonly DeliveryWindow[],
): Promise<number> {
  if (windows.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${fromRequests(organization, windows)}
    where r.status in ('pending', 'accepted', 'readied') and r.lines <> '[]'::jsonb and ${isWithin}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

const scopes: Readonly<Record<ChargeScope, RawBuilder<unknown>>> = {
  'to-settle': isToSettle,
  settled: sql`(s.version is not null and ${isWithin})`,
  all: isWithin,
};

/** Everything of the requests, who organizes, and what was settled. */
function charged(organization: OrganizationId, windows: readonly DeliveryWindow[]): RawBuilder<unknown> {
  return sql`
    select r.*, l.organizer, l.organizer_name, l.meeting_uid, ${shownAs} as shown_as,
      s.version as settled_version, s.charge as settled_charge, s.sequence as settled_sequence, s.settled_as,
      s.settled_at
    ${fromRequests(organization, windows)}`;
}

/** What rooms show of the meetings is looked for only of what is given out. */
function withSubjects(picked: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with picked as (${picked})
    select picked.*, ${shownSubject} as subject
    from picked`;
}

interface ChargedRow extends Selectable<ServiceRequestTable> {
  readonly organizer: string;
  readonly organizer_name: string;
  readonly subject: string | null;
  readonly settled_version: number | null;
  readonly settled_charge: unknown;
  readonly settled_sequence: number | null;
  readonly settled_as: string | null;
  readonly settled_at: Date | null;
}

function chargedFrom(row: ChargedRow): ChargedRequest {
  return {
    request: requestFrom(row),
    organizer: { name: row.organizer_name, mail: row.organizer },
    subject: row.subject,
    due: Charge.nullable().parse(row.due),
    settled: settledFrom(row),
  };
}

function settledFrom(row: ChargedRow): SettledCharge | null {
  const { settled_version: version, settled_sequence: sequence, settled_at: at } = row;
  if (version === null || sequence === null || at === null) return null;
  const charge = row.settled_charge === null ? null : Charge.parse(row.settled_charge);
  return { version, charge, sequence, settledAs: row.settled_as ?? '', settledAt: instantOf(at.getTime()) };
}
