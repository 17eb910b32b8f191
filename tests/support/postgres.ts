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

/** A database with today's schema and no row, which scripts/test.mjs made once for the run; null: there is none to copy. */
const migratedTemplate = process.env['TEST_POSTGRES_TEMPLATE'] ?? null;

/**
 * A fresh PostgreSQL database of the caller's own; null where there is no PostgreSQL to test on. `migrated`: with today's
 * schema already there where the run made one to copy, which is quicker than to migrate; else without a table in it.
 */
export async function postgresForTests(
  has: 'nothing' | 'migrated' = 'nothing',
): Promise<TestDatabase | null> {
  if (postgresAdminUrl === null) return null;
  const name = `foyer_test_${randomUUID().replaceAll('-', '')}`;
  const from = has === 'migrated' && migratedTemplate !== null ? ` template ${migratedTemplate}` : '';
  await administer(postgresAdminUrl, `create database ${name}${from}`);

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
