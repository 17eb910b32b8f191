import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool } from 'pg';
import { StartUpError } from '../../kernel/start-up-error.ts';
import type { Engine } from '../engine.ts';
import type { StorageLog } from '../storage-log.ts';
import { refuseName } from '../listening.ts';
import { explainingFullDisk, inspect, prepareParent, writeMarker } from './data-directory.ts';
import { lockDirectory } from './directory-lock.ts';
import { DurableNodeFS, durableStartParams } from './durable-node-fs.ts';
import { selfTest } from './self-test.ts';
import { syncOne, syncTree } from './sync-tree.ts';

/** EX_IOERR of sysexits.h: the disk refused to keep what was already promised. */
const DISK_FAILED = 74;

/**
 * PostgreSQL in this process, on a directory that only this process uses, with commits that survive a power loss; or
 * in memory. Proves at every start that a commit reaches the disk, and refuses to start otherwise.
 * Throws a StartUpError on a directory that is taken, foreign, of another release or not writable.
 */
export async function openPglite(
  place: { readonly directory: string } | { readonly memory: true },
  log: StorageLog,
): Promise<Engine> {
  if ('memory' in place) return engineOf(await PGlite.create({ startParams: inUtc }));

  const directory = path.resolve(place.directory);
  await prepareParent(directory);
  const lock = lockDirectory(directory);
  try {
    const isEmpty = (await inspect(directory)) === 'empty';
    return await explainingFullDisk(directory, async () => {
      if (isEmpty) await initialize(directory);
      return await openDurable(directory, log, lock.release);
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

const inUtc = [...PGlite.defaultStartParams, '-c', 'timezone=UTC'];

/** The first files are laid beside, synced and moved into place whole, so that a crash leaves nothing half made. */
async function initialize(directory: string): Promise<void> {
  const draft = `${directory}.new`;
  await fs.rm(draft, { recursive: true, force: true });
  const lite = await PGlite.create({ dataDir: draft });
  await lite.close();
  await fs.chmod(draft, 0o700); // it will hold personal data
  await syncTree(draft);
  await fs.rm(directory, { recursive: true, force: true }); // it is empty: `inspect` said so
  await fs.rename(draft, directory);
  await syncOne(path.dirname(directory));
  await writeMarker(directory, pgliteVersion());
}

async function openDurable(directory: string, log: StorageLog, release: () => void): Promise<Engine> {
  let synced = 0;
  const fileSystem = new DurableNodeFS(directory, {
    onSync: () => {
      synced += 1;
    },
    onSyncFailure: (error) => {
      log.error({ err: error }, 'the disk refused to store data; the process ends to lose nothing more');
      process.exit(DISK_FAILED);
    },
  });
  const engine = engineOf(await start(fileSystem, directory), release);

  try {
    await selfTest(engine.pool, () => synced);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function start(fileSystem: DurableNodeFS, directory: string): Promise<PGlite> {
  try {
    return await PGlite.create({
      fs: fileSystem,
      startParams: durableStartParams(PGlite.defaultStartParams),
    });
  } catch (cause) {
    throw new StartUpError(
      `The database in ${directory} cannot be opened; it may be damaged. Restore it from a backup, or move it away to start empty.`,
      { cause },
    );
  }
}

/** One connection, because PGlite has one session; who waits longer than 10 s for it is told so. */
function engineOf(lite: PGlite, release?: () => void): Engine {
  const pool = new Pool(Object.assign(createPgConfig(lite), { connectionTimeoutMillis: 10_000 }));
  return {
    pool,
    // The listener is in this process and cannot be lost. PGlite tells of a notification when its transaction commits.
    listen: async (channel, onNotification, onConnected) => {
      refuseName(channel);
      const unlisten = await lite.listen(channel, onNotification);
      onConnected?.();
      return { close: () => unlisten() };
    },
    close: async () => {
      await pool.end();
      await lite.close();
      release?.();
    },
  };
}

function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const text: unknown = createRequire(entry)('../package.json');
  const version: unknown =
    typeof text === 'object' && text !== null ? Reflect.get(text, 'version') : undefined;
  return typeof version === 'string' ? version : 'unknown';
}
