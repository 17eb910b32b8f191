import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Client } from 'pg';

const root = path.join(import.meta.dirname, '..', '..');

const storageFolder = path.join(root, 'server', 'storage');

/**
 * The product's tables and the queue's, each laid by whoever lays them in the product. In a process of its own, which
 * gives back the memory that a database in WebAssembly takes.
 */
const program = `
  const [folder, place] = process.argv.slice(1);
  const { openDatabase } = await import(folder + '/open-database.ts');
  const { openQueue } = await import(folder + '/queue.ts');
  const log = { info() {}, error: console.error };
  const storage = await openDatabase(JSON.parse(place), log);
  await (await openQueue(storage, log, { name: 'laid', retries: 0, expireInSeconds: 60 })).close();
  await storage.close();`;

/**
 * Lays the files of an embedded database with today's schema and no row into `directory`, once for the whole run: tests
 * copy them, because making them takes seconds of computing and copying them does not.
 */
export function layDatabaseFiles(directory) {
  if (!migrate({ directory }))
    throw new Error('The embedded database could not be made, so there is nothing to test on.');
  return directory;
}

/**
 * The same on PostgreSQL: makes a database there under the address that may, and gives its name, for tests to copy with
 * `create database … template …`. `remove` drops it; a cluster of the run's own goes away with it anyway.
 */
export async function layTemplate(adminUrl) {
  const name = `foyer_template_${randomBytes(8).toString('hex')}`;
  await administer(adminUrl, `create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  if (!migrate({ url: url.href })) throw new Error('PostgreSQL could not be given the schema.');
  return { name, remove: () => administer(adminUrl, `drop database if exists ${name} with (force)`) };
}

function migrate(database) {
  const args = ['--input-type=module', '-e', program, storageFolder, JSON.stringify(database)];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

async function administer(url, statement) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
