import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** What scripts/test/postgres.mjs gives: an address under which databases may be created, or why there is none. */
export type StartPostgres = (wish: {
  readonly isDurable: boolean;
}) => Promise<{ readonly url: string; readonly stop: () => Promise<void> } | { readonly reason: string }>;

/** A PostgreSQL for as long as something is measured. */
export interface Postgres {
  /** A new, empty database; gives its URL. */
  readonly createDatabase: () => Promise<string>;
  /** Removes what `createDatabase` gave, whoever still uses it. */
  readonly dropDatabase: (url: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** There is no PostgreSQL on this machine, so that nothing was measured. */
export class NoPostgres extends Error {
  override readonly name = 'NoPostgres';
}

/** `isDurable`: a commit waits for the disk. Throws NoPostgres, which says what to do about it. */
export async function openPostgres(
  start: StartPostgres,
  wish: { readonly isDurable: boolean } = { isDurable: false },
): Promise<Postgres> {
  const server = await start(wish);
  if ('reason' in server) {
    throw new NoPostgres(
      `This is measured on PostgreSQL, and there is none: ${server.reason}. Install PostgreSQL 15 or newer, or set TEST_DATABASE_URL.`,
    );
  }
  const { url, stop } = server;
  return {
    async createDatabase() {
      const name = `foyer_bench_${randomBytes(6).toString('hex')}`;
      await run(url, `create database ${name}`);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    dropDatabase: (of) => run(url, `drop database if exists ${new URL(of).pathname.slice(1)} with (force)`),
    stop,
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
