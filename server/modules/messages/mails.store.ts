import type { Kysely } from 'kysely';
import type { Instant } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import { readNotice } from './stored-notice.ts';
import type { StoredNotice } from './stored-notice.ts';

/** A mail that is closed and on its way. */
export interface ClosedMail {
  readonly address: string;
  readonly language: string;
  readonly timeZone: string;
  readonly notices: readonly StoredNotice[];
}

export interface MailStore {
  /**
   * Closes a mail that is due at `now` and gives what it says; one that was closed before and not taken is given again.
   * Null: it is not due yet, was sent, or is not there.
   */
  close(organization: string, id: string, now: Instant): Promise<ClosedMail | null>;
  /** The end of a mail: `empty` said nothing in the end, `refused` will never be taken. */
  settle(
    organization: string,
    id: string,
    end: {
      readonly state: 'sent' | 'empty' | 'refused';
      readonly at: Instant;
      readonly fault: string | null;
    },
  ): Promise<void>;
  /** It was not taken now; it stays closed. */
  noteFault(organization: string, id: string, fault: string): Promise<void>;
  /** Mails that should be on their way at `now`, the longest due first. */
  listDue(now: Instant, limit: number): Promise<readonly { organization: string; id: string }[]>;
}

export function createMailStore(db: Kysely<Database>): MailStore {
  const one = (organization: string, id: string) =>
    db.updateTable('message').where('organization_id', '=', organization).where('id', '=', id);

  return {
    close: (organization, id, now) =>
      db.transaction().execute(async (tx) => {
        const mail = await tx
          .updateTable('message')
          .set((is) => ({ state: 'sending', attempts: is('attempts', '+', 1) }))
          .where('organization_id', '=', organization)
          .where('id', '=', id)
          .where((is) =>
            is.or([
              is('state', '=', 'sending'),
              is.and([is('state', '=', 'waiting'), is('due_at', '<=', new Date(now))]),
            ]),
          )
          .returning(['address', 'language', 'time_zone'])
          .executeTakeFirst();
        if (!mail) return null;
        const rows = await tx
          .selectFrom('notice')
          .select(['id', 'link_id', 'item', 'template', 'facts', 'at'])
          .where('organization_id', '=', organization)
          .where('message_id', '=', id)
          .orderBy('at')
          .orderBy('key')
          .execute();
        const notices = rows.flatMap(({ link_id: link, at, ...row }) => {
          return readNotice({ ...row, link, at: instantOf(at.getTime()), isRead: false }) ?? [];
        });
        return { address: mail.address, language: mail.language, timeZone: mail.time_zone, notices };
      }),

    async settle(organization, id, { state, at, fault }) {
      await one(organization, id).set({ state, told_at: at, last_fault: fault }).execute();
    },

    async noteFault(organization, id, fault) {
      await one(organization, id).set({ last_fault: fault }).execute();
    },

    async listDue(now, limit) {
      const rows = await db
        .selectFrom('message')
        .select(['organization_id', 'id'])
        .where('state', 'in', ['waiting', 'sending'])
        .where('due_at', '<=', new Date(now))
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ organization: row.organization_id, id: row.id }));
    },
  };
}
