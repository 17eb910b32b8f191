import { sql } from 'kysely';
import type { Caller } from '../../kernel/caller.ts';
import type { Db } from '../../storage/database.ts';

/** Mail domains of the organization's own people, as far as they are known: that of the caller, and those of its rooms. */
export async function ownDomains(
  db: Db,
  { organization, mail }: Pick<Caller, 'organization' | 'mail'>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ domain: string }>`
    select distinct lower(split_part(mailbox, '@', 2)) as domain from calendar
    where organization_id = ${organization} order by domain limit 200`.execute(db);
  const own = mail?.split('@').at(-1)?.toLowerCase();
  return [...new Set([...(own ? [own] : []), ...rows.map(({ domain }) => domain)])];
}
