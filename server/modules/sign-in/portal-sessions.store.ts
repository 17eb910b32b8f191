import type { Kysely } from 'kysely';
import type { SignedIn } from '../../entra/code-flow.ts';
import type { Principal } from '../../entra/principal.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import { columnsOf, identityOf } from './identity-columns.ts';

export interface StoredPortalSession {
  readonly principal: Principal;
  readonly isRevoked: boolean;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
}

/** Sessions by the SHA-256 (hex) of their id. Times are real milliseconds since 1970. */
export interface PortalSessionStore {
  add(key: string, person: SignedIn, now: number, expiresAt: number): Promise<void>;
  find(key: string): Promise<StoredPortalSession | null>;
  touch(key: string, now: number): Promise<void>;
  revoke(key: string, now: number): Promise<void>;
  /** Ends every session of a person, portal and pane; gives how many there were. */
  revokePerson(person: Pick<Principal, 'tenantId' | 'objectId'>, now: number): Promise<number>;
}

export function createPortalSessionStore(db: Kysely<Database>): PortalSessionStore {
  return {
    async add(key, person, now, expiresAt) {
      const row = {
        id_hash: Buffer.from(key, 'hex'),
        kind: 'portal' as const,
        ...columnsOf(person),
        created_at: instantOf(now),
        last_seen_at: instantOf(now),
        expires_at: instantOf(expiresAt),
        groups: person.groups && [...person.groups],
        groups_read_at: instantOf(person.groupsReadAt),
        app_roles: [...person.appRoles],
        is_guest: person.isGuest,
      };
      await db.insertInto('session').values(row).execute();
    },

    async find(key) {
      const row = await db
        .selectFrom('session')
        .selectAll()
        .where('id_hash', '=', Buffer.from(key, 'hex'))
        .where('kind', '=', 'portal')
        .executeTakeFirst();
      if (!row) return null;
      return {
        principal: {
          ...identityOf(row),
          signedInAt: row.created_at.getTime(),
          groups: row.groups && new Set(row.groups),
          ...(row.groups_read_at && { groupsReadAt: row.groups_read_at.getTime() }),
          appRoles: row.app_roles,
          isGuest: row.is_guest,
        },
        isRevoked: row.revoked_at !== null,
        lastSeenAt: (row.last_seen_at ?? row.created_at).getTime(),
        expiresAt: row.expires_at.getTime(),
      };
    },

    async touch(key, now) {
      await db
        .updateTable('session')
        .set({ last_seen_at: instantOf(now) })
        .where('id_hash', '=', Buffer.from(key, 'hex'))
        .execute();
    },

    async revoke(key, now) {
      await db
        .updateTable('session')
        .set({ revoked_at: instantOf(now) })
        .where('id_hash', '=', Buffer.from(key, 'hex'))
        .where('revoked_at', 'is', null)
        .execute();
    },

    async revokePerson({ tenantId, objectId }, now) {
      const ended = await db
        .updateTable('session')
        .set({ revoked_at: instantOf(now) })
        .where('tenant_id', '=', tenantId)
        .where('object_id', '=', objectId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', new Date(now))
        .executeTakeFirst();
      return Number(ended.numUpdatedRows);
    },
  };
}
