import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Drops the database, whoever is still connected to it. */
  readonly close: () => Promise<void>;
}

/** The address under which databases may be created: what scripts/test.mjs started, or what the developer names. */
export const postgresAdminUrl: string | null =
  process.env['TEST_POSTGRES_ADMIN_URL'] ?? process.env['TEST_DATABASE_URL'] ?? null;

/** A fresh, empty PostgreSQL database of the caller's own; null where there is no PostgreSQL to test on. */
export async function postgresForTests(): Promise<TestDatabase | null> {
  if (postgresAdminUrl === null) return null;
  const name = `foyer_test_${randomUUID().replaceAll('-', '')}`;
  await administer(postgresAdminUrl, `create database ${name}`);

  const url = new URL(postgresAdminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    close: () => administer(postgresAdminUrl, `drop database if exists ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
