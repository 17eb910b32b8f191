import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import { readNotice } from './stored-notice.ts';
import type { StoredNotice } from './stored-notice.ts';

/** Whose notices are meant: a person's own, by their address, and those of the providers they work for. */
export interface Audience {
  /** Lower case; null: an account without mail. */
  readonly mail: string | null;
  readonly providers: readonly string[];
}

export interface FeedStore {
  /** The newest first. */
  list(organization: OrganizationId, audience: Audience, limit: number): Promise<readonly StoredNotice[]>;
  countUnread(organization: OrganizationId, audience: Audience): Promise<number>;
  /** How many of `ids` were unread and this audience's. */
  markRead(
    organization: OrganizationId,
    audience: Audience,
    ids: readonly string[],
    at: Instant,
  ): Promise<number>;
}

export function createFeedStore(db: Kysely<Database>): FeedStore {
  return {
    async list(organization, audience, limit) {
      const rows = await db
        .selectFrom('notice')
        .select(['id', 'link_id', 'item', 'template', 'facts', 'at', 'read_at'])
        .where('organization_id', '=', organization)
        .where(ofAudience(audience))
        .orderBy('at', 'desc')
        .orderBy('key', 'desc')
        .limit(limit)
        .execute();
      return rows.flatMap(({ link_id: link, at, read_at, ...row }) => {
        return readNotice({ ...row, link, at: instantOf(at.getTime()), isRead: read_at !== null }) ?? [];
      });
    },

    async countUnread(organization, audience) {
      const { count } = await db
        .selectFrom('notice')
        .select((is) => is.fn.countAll<string>().as('count'))
        .where('organization_id', '=', organization)
        .where(ofAudience(audience))
        .where('read_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async markRead(organization, audience, ids, at) {
      const { numUpdatedRows } = await db
        .updateTable('notice')
        .set({ read_at: at })
        .where('organization_id', '=', organization)
        .where(ofAudience(audience))
        .where('id', 'in', [...ids])
        .where('read_at', 'is', null)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}

function ofAudience({ mail, providers }: Audience) {
  return (is: ExpressionBuilder<Database, 'notice'>) => {
    const own = is.and([is('audience_kind', '=', 'person'), is('audience', '=', mail ?? '')]);
    if (providers.length === 0) return own;
    return is.or([own, is.and([is('audience_kind', '=', 'provider'), is('audience', 'in', [...providers])])]);
  };
}
