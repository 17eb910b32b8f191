import type { Kysely } from 'kysely';
import type { Identity } from '../../entra/code-flow.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import { columnsOf, identityOf } from './identity-columns.ts';
import { hashOf } from './one-time-secret.ts';

export type Purpose = Database['pre_login']['purpose'];

/** What must be remembered between sending a browser to Entra and its return. */
export interface PreLogin {
  readonly purpose: Purpose;
  /** Plain JSON. */
  readonly payload: unknown;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface Ticket {
  readonly identity: Identity;
  readonly paneChallenge: string;
}

/** Secrets come in as they are and are stored as hashes only. Times are real milliseconds since 1970. */
export interface SignInStore {
  /** `browser` is `keyOf` the secret that only the browser which sets out has. */
  addPreLogin(
    state: string,
    preLogin: PreLogin & { readonly browser: string },
    expiresAt: number,
  ): Promise<void>;
  /** Gives it once: whoever comes second, or without any of the right `browsers`, finds nothing. */
  takePreLogin(
    state: string,
    browsers: readonly string[],
    purposes: readonly Purpose[],
    now: number,
  ): Promise<PreLogin | null>;
  /** Looks at it and leaves it there. */
  findPreLogin(state: string, browser: string, purpose: Purpose, now: number): Promise<PreLogin | null>;

  addTicket(ticket: string, content: Ticket, expiresAt: number): Promise<void>;
  takeTicket(ticket: string, now: number): Promise<Ticket | null>;

  /** A session of a pane. */
  addSession(token: string, identity: Identity, now: number, expiresAt: number): Promise<void>;
  findSession(token: string, now: number): Promise<(Identity & { readonly signedInAt: number }) | null>;

  /** Removes whatever ended before `now`. */
  removeExpired(now: number): Promise<void>;
}

export function createSignInStore(db: Kysely<Database>): SignInStore {
  return {
    async addPreLogin(state, { browser, purpose, payload, nonce, codeVerifier }, expiresAt) {
      const row = {
        state_hash: hashOf(state),
        browser_hash: Buffer.from(browser, 'hex'),
        nonce,
        code_verifier: codeVerifier,
        purpose,
        payload: JSON.stringify(payload),
        expires_at: instantOf(expiresAt),
      };
      await db.insertInto('pre_login').values(row).execute();
    },

    async takePreLogin(state, browsers, purposes, now) {
      if (purposes.length === 0) return null;
      const row = await db
        .deleteFrom('pre_login')
        .where('state_hash', '=', hashOf(state))
        .where('purpose', 'in', purposes)
        .returningAll()
        .executeTakeFirst();
      return row && isOf(row, browsers, now) ? preLoginOf(row) : null;
    },

    async findPreLogin(state, browser, purpose, now) {
      const row = await db
        .selectFrom('pre_login')
        .selectAll()
        .where('state_hash', '=', hashOf(state))
        .where('purpose', '=', purpose)
        .executeTakeFirst();
      return row && isOf(row, [browser], now) ? preLoginOf(row) : null;
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
        .select(['tenant_id', 'object_id', 'name', 'mail', 'created_at', 'expires_at', 'revoked_at'])
        .where('id_hash', '=', hashOf(token))
        .where('kind', '=', 'pane')
        .executeTakeFirst();
      if (!row || row.revoked_at !== null || row.expires_at.getTime() <= now) return null;
      return { ...identityOf(row), signedInAt: row.created_at.getTime() };
    },

    async removeExpired(now) {
      for (const table of ['pre_login', 'sign_in_ticket', 'session'] as const) {
        await db.deleteFrom(table).where('expires_at', '<', new Date(now)).execute();
      }
    },
  };
}

interface PreLoginRow {
  readonly browser_hash: Buffer;
  readonly purpose: Purpose;
  readonly payload: unknown;
  readonly nonce: string;
  readonly code_verifier: string;
  readonly expires_at: Date;
}

function isOf(row: PreLoginRow, browsers: readonly string[], now: number): boolean {
  const mine = browsers.some((browser) => Buffer.from(browser, 'hex').equals(row.browser_hash));
  return mine && row.expires_at.getTime() > now;
}

function preLoginOf({ purpose, payload, nonce, code_verifier }: PreLoginRow): PreLogin {
  return { purpose, payload, nonce, codeVerifier: code_verifier };
}
