import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const AT_ONCE = 1_000;

interface Found {
  readonly organization: string;
  readonly id: string;
  readonly text: string;
  readonly organizer: string;
}

/**
 * What requests are found by, and the orders in which a board shows them. Words are folded by the product: databases differ
 * in what they take for a letter. `array_to_tsvector` takes them as they are, on every database alike.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table service_request
      add column words text[] not null default '{}',
      add column organizer_words text[] not null default '{}'`.execute(db);
  await fold(db);
  await sql`
    create index service_request_by_words on service_request
      using gin (array_to_tsvector(words || organizer_words))`.execute(db);
  await sql`
    create index service_request_by_status on service_request
      (organization_id, provider_id, status, deliver_at, id)`.execute(db);
  await sql`
    create index service_request_by_change on service_request
      (organization_id, provider_id, changed_at, id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index service_request_by_change`.execute(db);
  await sql`drop index service_request_by_status`.execute(db);
  await sql`alter table service_request drop column words, drop column organizer_words`.execute(db);
}

/** Requests from before are found, too. */
async function fold(db: Kysely<unknown>): Promise<void> {
  for (let after = { organization: '00000000-0000-0000-0000-000000000000', id: '' }; ;) {
    const { rows } = await sql<Found>`
      select r.organization_id::text as organization, r.id::text as id,
        concat_ws(' ', left(r.id::text, 8), r.text, r.reason, r.cost_center ->> 'code', r.cost_center ->> 'name',
          (select string_agg(line ->> 'name', ' ') from jsonb_array_elements(r.lines) as line)) as text,
        coalesce(l.organizer_name || ' ' || l.organizer, '') as organizer
      from service_request r
      left join meeting_link l on l.organization_id = r.organization_id and l.id = r.link_id
      where (r.organization_id::text, r.id::text) > (${after.organization}, ${after.id})
      order by r.organization_id::text, r.id::text
      limit ${AT_ONCE}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    for (const { organization, id, text, organizer } of rows) {
      await sql`
        update service_request
        set words = ${wordsOf(text)}::text[], organizer_words = ${wordsOf(organizer)}::text[]
        where organization_id = ${organization} and id = ${id}`.execute(db);
    }
    after = last;
  }
}

/** As words were folded when this was written. */
function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) =>
    Array.from(word).slice(0, 40).join(''),
  );
  return [...new Set(words)].slice(0, 2_000);
}
