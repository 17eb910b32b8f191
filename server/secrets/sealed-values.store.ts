import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../storage/database.ts';
import {
  placeOfChannels,
  placeOfContact,
  placeOfHostPhone,
  placeOfPassword,
  placeOfPhoto,
  placeOfVisitorSms,
  placeOfWatchEntry,
} from './index.ts';
import type { Place } from './envelope.ts';

/** A sealed value where it lies. */
export interface SealedValue {
  readonly organization: string;
  readonly row: string;
  readonly place: Place;
  readonly sealed: string;
}

export interface SealedValueStore {
  /** The next sealed values of all organizations after `last`: table by table, in the order of organization and row. */
  list(last: SealedValue | null, limit: number): Promise<readonly SealedValue[]>;
  /** Puts another sealed text in its place; false when somebody changed it meanwhile, and then nothing happens. */
  replace(value: SealedValue, sealed: string): Promise<boolean>;
}

/** Every column that holds sealed values, by the place of one. */
const places: readonly ((organization: string, row: string) => Place)[] = [
  placeOfPassword,
  placeOfContact,
  placeOfPhoto,
  placeOfChannels,
  placeOfWatchEntry,
  placeOfVisitorSms,
  placeOfHostPhone,
];

interface Row {
  readonly organization: string;
  readonly row: string;
  readonly sealed: string;
}

export function createSealedValueStore(db: Kysely<Database>): SealedValueStore {
  async function after(placeOf: (typeof places)[number], last: SealedValue | null, limit: number) {
    const { table, field } = placeOf('', '');
    const { rows } = await sql<Row>`
      select organization_id::text as organization, id::text as row, ${sql.ref(field)} as sealed
      from ${sql.table(table)}
      where ${sql.ref(field)} is not null
        and ${last === null ? sql`true` : sql`(organization_id, id) > (${last.organization}::uuid, ${last.row}::uuid)`}
      order by organization_id, id limit ${limit}`.execute(db);
    return rows.map((row): SealedValue => ({ ...row, place: placeOf(row.organization, row.row) }));
  }

  return {
    async list(last, limit) {
      const from =
        last === null ? 0 : places.findIndex((placeOf) => placeOf('', '').table === last.place.table);
      for (const [at, placeOf] of places.slice(from).entries()) {
        const found = await after(placeOf, at === 0 ? last : null, limit);
        if (found.length > 0) return found;
      }
      return [];
    },

    async replace({ organization, row, sealed: before, place: { table, field } }, sealed) {
      const { numAffectedRows } = await sql`
        update ${sql.table(table)} set ${sql.ref(field)} = ${sealed}
        where organization_id = ${organization} and id = ${row} and ${sql.ref(field)} = ${before}`.execute(
        db,
      );
      return (numAffectedRows ?? 0n) > 0n;
    },
  };
}
