import type { Kysely } from 'kysely';
import type { Identity } from '../../entra/code-flow.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import { hashOf } from './one-time-secret.ts';

/** What must be remembered between sending a browser to Entra and its return. */
export interface PreLogin {
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly paneChallenge: string;
}

export interface Ticket {
  readonly identity: Identity;
  readonly paneChallenge: string;
}

/** Secrets come in as they are and are stored as hashes only. Times are real milliseconds since 1970. */
export interface SignInStore {
  addPreLogin(state: string, browser: string, preLogin: PreLogin, expiresAt: number): Promise<void>;
  /** Gives it once: whoever comes second, or from another browser, finds nothing. */
  takePreLogin(state: string, browser: string, now: number): Promise<PreLogin | null>;

  addTicket(ticket: string, content: Ticket, expiresAt: number): Promise<void>;
  takeTicket(ticket: string, now: number): Promise<Ticket | null>;

  addSession(token: string, identity: Identity, now: number, expiresAt: number): Promise<void>;
  findSession(token: string, now: number): Promise<Identity | null>;

  /** Removes whatever ended before `now`. */
  removeExpired(now: number): Promise<void>;
}

export function createSignInStore(db: Kysely<Database>): SignInStore {
  return {
    async addPreLogin(state, browser, { nonce, codeVerifier, paneChallenge }, expiresAt) {
      const row = {
        state_hash: hashOf(state),
        browser_hash: hashOf(browser),
        nonce,
        code_verifier: codeVerifier,
        pane_challenge: paneChallenge,
        expires_at: instantOf(expiresAt),
      };
      await db.insertInto('pre_login').values(row).execute();
    },

    async takePreLogin(state, browser, now) {
      const row = await db
        .deleteFrom('pre_login')
        .where('state_hash', '=', hashOf(state))
        .returning(['browser_hash', 'nonce', 'code_verifier', 'pane_challenge', 'expires_at'])
        .executeTakeFirst();
      if (!row || row.expires_at.getTime() <= now || !hashOf(browser).equals(row.browser_hash)) return null;
      return { nonce: row.nonce, codeVerifier: row.code_verifier, paneChallenge: row.pane_challenge };
    },

    async addTicket(ticket, { identity, paneChallenge }, expiresAt) {
      const row = {
        ticket_hash: hashOf(ticket),
        pane_challenge: paneChallenge,
        ...columnsOf(identity),
        expires_at: instantOf(expiresAt),
      };
      await db.insertInto('sign_in_ticket').values(row).execute();
    },

    async takeTicket(ticket, now) {
      const row = await db
        .deleteFrom('sign_in_ticket')
        .where('ticket_hash', '=', hashOf(ticket))
        .returningAll()
        .executeTakeFirst();
      if (!row || row.expires_at.getTime() <= now) return null;
      return { identity: identityOf(row), paneChallenge: row.pane_challenge };
    },

    async addSession(token, identity, now, expiresAt) {
      const row = {
        id_hash: hashOf(token),
        kind: 'pane' as const,
        ...columnsOf(identity),
        created_at: instantOf(now),
        expires_at: instantOf(expiresAt),
      };
      await db.insertInto('session').values(row).execute();
    },

    async findSession(token, now) {
      const row = await db
        .selectFrom('session')
        .select(['tenant_id', 'object_id', 'name', 'mail', 'expires_at', 'revoked_at'])
        .where('id_hash', '=', hashOf(token))
        .executeTakeFirst();
      if (!row || row.revoked_at !== null || row.expires_at.getTime() <= now) return null;
      return identityOf(row);
    },

    async removeExpired(now) {
      for (const table of ['pre_login', 'sign_in_ticket', 'session'] as const) {
        await db.deleteFrom(table).where('expires_at', '<', new Date(now)).execute();
      }
    },
  };
}

interface IdentityColumns {
  readonly tenant_id: string;
  readonly object_id: string;
  readonly name: string;
  readonly mail: string | null;
}

function columnsOf({ tenantId, objectId, name, mail }: Identity): IdentityColumns {
  return { tenant_id: tenantId, object_id: objectId, name, mail };
}

function identityOf(row: IdentityColumns): Identity {
  return { tenantId: row.tenant_id, objectId: row.object_id, name: row.name, mail: row.mail };
}
