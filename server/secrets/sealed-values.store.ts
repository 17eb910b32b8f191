import type { Kysely } from 'kysely';
import type { Database } from '../storage/database.ts';
import { placeOfPassword } from './index.ts';
import type { Place } from './envelope.ts';

/** A sealed value where it lies. */
export interface SealedValue {
  readonly organization: string;
  readonly row: string;
  readonly place: Place;
  readonly sealed: string;
}

export interface SealedValueStore {
  /** The next sealed values of all organizations after `last`, in the order of organization and row. */
  list(last: SealedValue | null, limit: number): Promise<readonly SealedValue[]>;
  /** Puts another sealed text in its place; false when somebody changed it meanwhile, and then nothing happens. */
  replace(value: SealedValue, sealed: string): Promise<boolean>;
}

export function createSealedValueStore(db: Kysely<Database>): SealedValueStore {
  return {
    async list(last, limit) {
      const rows = await db
        .selectFrom('integration')
        .select(['organization_id', 'id', 'secret'])
        .where('secret', 'is not', null)
        .$if(last !== null, (query) =>
          query.where((where) =>
            where(
              where.refTuple('organization_id', 'id'),
              '>',
              where.tuple(last?.organization ?? '', last?.row ?? ''),
            ),
          ),
        )
        .orderBy('organization_id')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.flatMap(({ organization_id: organization, id: row, secret: sealed }) =>
        sealed === null ? [] : [{ organization, row, sealed, place: placeOfPassword(organization, row) }],
      );
    },

    async replace({ organization, row, sealed: before }, sealed) {
      const { numUpdatedRows } = await db
        .updateTable('integration')
        .set({ secret: sealed })
        .where('organization_id', '=', organization)
        .where('id', '=', row)
        .where('secret', '=', before)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
