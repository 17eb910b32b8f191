import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const AT_ONCE = 1_000;

interface Written {
  readonly organization: string;
  readonly id: string;
  readonly text: string;
}

/** A request is found by what was said and noted about it, as by what was asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request_message add column words text[] not null default '{}'`.execute(db);
  await fold(db);
  await sql`
    create index request_message_by_words on request_message using gin (array_to_tsvector(words))`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request_message drop column words`.execute(db);
}

/** What was written before is found, too. */
async function fold(db: Kysely<unknown>): Promise<void> {
  for (let after = { organization: '', id: '' }; ;) {
    const { rows } = await sql<Written>`
      select organization_id::text as organization, id::text as id, text from request_message
      where (organization_id::text, id::text) > (${after.organization}, ${after.id})
      order by organization_id::text, id::text
      limit ${AT_ONCE}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    for (const { organization, id, text } of rows) {
      await sql`
        update request_message set words = ${wordsOf(text)}::text[]
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
