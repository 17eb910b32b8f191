import { sql } from 'kysely';
import type { Instant } from '../../../contract/primitives.ts';
import type { WordField } from '../../exchange/index.ts';
import type { Db } from '../../storage/database.ts';
import type { WordNote } from './word-notes.ts';

/** A word that came up for the first time. */
export interface NewWord {
  readonly integration: string;
  readonly field: WordField;
}

export interface UnknownWordStore {
  /** Adds to what is counted; gives those that were not there before. Words of an integration that is gone are left out. */
  note(notes: readonly WordNote[]): Promise<readonly NewWord[]>;
  /** Forgets words that have not come up since `before` (business time): Exchange stopped, or we have learned them. */
  forget(before: Instant): Promise<void>;
}

/** Of one integration: enough to see what is going on, and an end for an Exchange that makes words up. */
const MOST_WORDS = 50;

export function createUnknownWordStore(db: Db): UnknownWordStore {
  return {
    async note(notes) {
      const { rows } = await sql<NewWord & { readonly is_new: boolean }>`
        insert into unknown_word as w
          (organization_id, integration_id, field, word, readings, first_seen_at, last_seen_at)
        select note.organization, note.integration, note.field, note.word, note.readings, note."firstAt", note."lastAt"
        from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as note (
          organization uuid, integration uuid, field text, word text, readings bigint,
          "firstAt" timestamptz, "lastAt" timestamptz
        )
        join integration i on i.organization_id = note.organization and i.id = note.integration
        left join unknown_word old on old.organization_id = note.organization
          and old.integration_id = note.integration and old.field = note.field and old.word = note.word
        where old.word is not null or (
          select count(*) from unknown_word o
          where o.organization_id = note.organization and o.integration_id = note.integration
        ) < ${MOST_WORDS}
        order by note.organization, note.integration, note.field, note.word
        on conflict (organization_id, integration_id, field, word) do update set
          readings = w.readings + excluded.readings,
          first_seen_at = least(w.first_seen_at, excluded.first_seen_at),
          last_seen_at = greatest(w.last_seen_at, excluded.last_seen_at)
        returning integration_id as integration, field, xmax = 0 as is_new`.execute(db);
      return rows.flatMap(({ integration, field, is_new }) => (is_new ? { integration, field } : []));
    },

    async forget(before) {
      await db.deleteFrom('unknown_word').where('last_seen_at', '<', new Date(before)).execute();
    },
  };
}
