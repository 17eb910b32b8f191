import { z } from 'zod';
import type { Storage } from '../../server/storage/open-database.ts';

/** Something that was done to the lease of a calendar, as the database itself noted it, in order. */
const Deed = z.object({
  calendar: z.string(),
  /** The name of the connection: which life of which node did it. */
  who: z.string(),
  /** Whose the lease is afterwards; null: nobody's. */
  owner: z.string().nullable(),
  /** A reading was kept. */
  isKept: z.boolean(),
});
export type Deed = z.output<typeof Deed>;

/** Lets the database note who takes, keeps and ends leases; it asks the product nothing. */
export async function watchLeases({ executeSql }: Pick<Storage, 'executeSql'>): Promise<void> {
  await executeSql(`create table lease_deed (
    n bigint generated always as identity primary key, calendar text, who text, owner text, is_kept boolean)`);
  await executeSql(`create function note_lease() returns trigger language plpgsql as $$
    begin
      insert into lease_deed (calendar, who, owner, is_kept) values (
        new.organization_id || ' ' || new.calendar_id, current_setting('application_name'), new.lease_owner,
        (new.generation, new.read_at) is distinct from (old.generation, old.read_at));
      return null;
    end $$`);
  await executeSql(`create trigger note_lease after update on calendar_sync for each row when (
    (new.lease_owner, new.generation, new.read_at, new.window_start)
      is distinct from (old.lease_owner, old.generation, old.read_at, old.window_start)
    or (old.lease_owner is not null and new.done is distinct from old.done))
    execute function note_lease()`);
}

export async function leaseDeeds({ executeSql }: Pick<Storage, 'executeSql'>): Promise<readonly Deed[]> {
  const { rows } = await executeSql(
    'select calendar, who, owner, is_kept as "isKept" from lease_deed order by n',
  );
  return z.array(Deed).parse(rows);
}

/** What the notes say when they are read from the beginning. */
export interface Leases {
  /** Readings that were kept by somebody whose lease it was not (any more). */
  readonly stale: readonly string[];
  /** Who took a calendar from whom, because the time of a lease was over. */
  readonly taken: readonly { readonly calendar: string; readonly from: string; readonly by: string }[];
}

export function readLeases(deeds: readonly Deed[]): Leases {
  const holders = new Map<string, { readonly who: string; readonly owner: string }>();
  const stale: string[] = [];
  const taken: { calendar: string; from: string; by: string }[] = [];
  for (const { calendar, who, owner, isKept } of deeds) {
    const holder = holders.get(calendar);
    if (isKept && holder?.who !== who)
      stale.push(`${who} kept a reading of ${calendar}, which was ${holder?.who ?? 'nobody'}’s to read`);
    if (owner === null) holders.delete(calendar);
    else if (owner !== holder?.owner) {
      if (holder) taken.push({ calendar, from: holder.who, by: who });
      holders.set(calendar, { who, owner });
    }
  }
  return { stale, taken };
}
