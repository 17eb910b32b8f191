import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { sql } from 'kysely';
import { Pool } from 'pg';
import { StartUpError } from '../../server/kernel/start-up-error.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import type { Storage } from '../../server/storage/open-database.ts';
import { explainWriteFailure } from '../../server/storage/pglite/data-directory.ts';
import { lockDirectory } from '../../server/storage/pglite/directory-lock.ts';
import { DurableNodeFS, durableStartParams } from '../../server/storage/pglite/durable-node-fs.ts';
import { selfTest } from '../../server/storage/pglite/self-test.ts';
import { layDatabase } from '../support/databases.ts';

let folder: string;
let directory: string;
const open: Storage[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-embedded-'));
  directory = path.join(folder, 'deep', 'database');
});
afterEach(async () => {
  for (const storage of open.splice(0)) await storage.close();
  await rm(folder, { recursive: true });
});

const start = async (place = directory): Promise<Storage> => {
  const storage = await openDatabase({ directory: place });
  open.push(storage);
  return storage;
};
/** Opens it as at every start but the first, which is the one that takes long. */
const startAgain = async (): Promise<Storage> => {
  await mkdir(path.dirname(directory), { recursive: true });
  await layDatabase(directory);
  return await start();
};
const stop = async (storage: Storage): Promise<void> => {
  open.splice(open.indexOf(storage), 1);
  await storage.close();
};
const refusal = async (opening: Promise<unknown>): Promise<string> => {
  const error: unknown = await opening.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartUpError);
  return (error as StartUpError).message;
};
const anOrganization = (id: string) => ({
  id,
  name: 'Nordhavn',
  contact_name: 'Hana',
  contact_mail: 'h@x.example',
});
const id = '0b6fd5a4-7a3a-4f6e-8a44-000000000001';

describe('the embedded database', () => {
  test('keeps its data from one start to the next, and gives its directory free in between', async () => {
    const first = await start();
    await first.db.insertInto('organization').values(anOrganization(id)).execute();
    await stop(first);
    expect(await readdir(path.dirname(directory))).toEqual(['database', 'database.version']);

    const second = await start();
    expect(await second.db.selectFrom('organization').select('id').execute()).toEqual([{ id }]);
    expect(second.kind).toBe('pglite');
  });

  test('runs with fsync on, in UTC', async () => {
    const { db } = await startAgain();
    const settings = await sql<{ name: string; setting: string }>`
      select name, setting from pg_settings where name in ('fsync', 'wal_sync_method', 'TimeZone') order by name`.execute(
      db,
    );

    expect(settings.rows).toEqual([
      { name: 'TimeZone', setting: 'UTC' },
      { name: 'fsync', setting: 'on' },
      { name: 'wal_sync_method', setting: 'fsync' },
    ]);
  });

  test('starts again after a first start that was killed half way', async () => {
    await mkdir(`${directory}.new/base`, { recursive: true });
    await writeFile(`${directory}.new/PG_VERSION`, '18\n');

    await (await start()).check();
    expect(fs.existsSync(`${directory}.new`)).toBe(false);
  });

  test('is checked by asking it', async () => {
    const { check, db } = await startAgain();
    await expect(check()).resolves.toBeUndefined();

    await sql`delete from kysely_migration where name = (select max(name) from kysely_migration)`.execute(db);
    await expect(check()).rejects.toThrow('not recorded');
  });
});

describe('a data directory that cannot be used', () => {
  test('because this process has it open already names the process', async () => {
    await startAgain();

    const sentence = await refusal(start());
    expect(sentence).toContain(`process ${process.pid}`);
    expect(sentence).toContain('DATA_DIR');
  });

  test('because another living process has it open is refused, and free once that process is gone', async () => {
    await mkdir(path.dirname(directory), { recursive: true });
    const module = path.resolve(import.meta.dirname, '../../server/storage/pglite/directory-lock.ts');
    const script = `import { lockDirectory } from ${JSON.stringify(module)};
      lockDirectory(${JSON.stringify(directory)}); console.log('locked'); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => other.stdout.once('data', resolve));

    expect(await refusal(start())).toContain(`process ${other.pid}`);

    const gone = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL'); // leaves its lock file behind
    await gone;
    expect(fs.existsSync(`${directory}.lock`)).toBe(true);
    await (await startAgain()).check();
  });

  test('because it holds something else is left untouched and named', async () => {
    await mkdir(directory, { recursive: true });
    await writeFile(path.join(directory, 'thesis.doc'), 'years of work');

    expect(await refusal(start())).toContain('thesis.doc');
    expect(await readdir(directory)).toEqual(['thesis.doc']);
    expect(fs.existsSync(`${directory}.lock`)).toBe(false);
  });

  test('because another release of PostgreSQL wrote it tells how to move the data', async () => {
    await mkdir(directory, { recursive: true });
    await writeFile(path.join(directory, 'PG_VERSION'), '17\n');
    await writeFile(`${directory}.version`, '{"postgres":17,"pglite":"0.3.14"}');

    const sentence = await refusal(start());
    for (const part of ['PostgreSQL 17', 'PGlite 0.3.14', 'db -- export', 'db -- import'])
      expect(sentence).toContain(part);
  });

  test('because a part of its path is a file says so', async () => {
    await writeFile(path.join(folder, 'deep'), '');

    expect(await refusal(start())).toContain('a part of that path is a file');
  });

  test.each([
    ['EACCES', 'may not write'],
    ['EROFS', 'read-only'],
    ['ENOSPC', 'full'],
    ['EDQUOT', 'quota'],
    ['EIO', 'failed'],
  ])('because writing fails with %s says why', (code, words) => {
    const { message } = explainWriteFailure('/data', Object.assign(new Error('x'), { code }));

    expect(message).toContain(words);
    expect(message).toContain('DATA_DIR');
  });

  test('because its files are damaged says what to do', async () => {
    await stop(await startAgain());
    await writeFile(path.join(directory, 'global', 'pg_control'), 'garbage');

    expect(await refusal(start())).toMatch(/backup/);
    expect(fs.existsSync(`${directory}.lock`)).toBe(false);
  });

  test('because a newer version of the product was here is refused, and stays as it is', async () => {
    const first = await startAgain();
    await sql`insert into kysely_migration (name, timestamp) values ('29990101-create-future', 'now')`.execute(
      first.db,
    );
    await stop(first);

    expect(await refusal(start())).toContain('29990101-create-future');
  });
});

const lockFile = () => `${path.join(folder, 'db')}.lock`;
const lock = () => lockDirectory(path.join(folder, 'db'));

const holderNow = async (): Promise<Record<string, unknown>> => {
  const held = lock();
  const holder = JSON.parse(await readFile(lockFile(), 'utf8')) as Record<string, unknown>;
  held.release();
  return holder;
};

const takesOver = (): boolean => {
  try {
    lock().release();
    return true;
  } catch (error) {
    if (error instanceof StartUpError) return false;
    throw error;
  }
};

const onLinux = process.platform === 'linux' ? describe : describe.skip;
onLinux('a lock on Linux', () => {
  test('is taken over from a process that has ended, although its parent takes no notice', async () => {
    const module = path.resolve(import.meta.dirname, '../../server/storage/pglite/directory-lock.ts');
    const script = `import { lockDirectory } from ${JSON.stringify(module)};
      lockDirectory(${JSON.stringify(path.join(folder, 'db'))}); process.kill(process.pid, 'SIGKILL');`;
    // The shell becomes a program that never asks after the child it has inherited.
    const parent = spawn('sh', [
      '-c',
      '"$0" --input-type=module -e "$1" & echo $!; exec sleep 600',
      process.execPath,
      script,
    ]);
    const pid = await new Promise((resolve) =>
      parent.stdout.once('data', (chunk) => resolve(String(chunk).trim())),
    );
    const hasEnded = () => fs.readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ');
    while (!hasEnded()) await new Promise((resolve) => setImmediate(resolve));

    expect(JSON.parse(await readFile(lockFile(), 'utf8'))).toMatchObject({ pid: Number(pid) });
    while (fs.readdirSync(`/proc/${String(pid)}/task`).length > 1)
      await new Promise((resolve) => setImmediate(resolve));
    expect(takesOver()).toBe(true);
    parent.kill();
  });
});

describe('a lock', () => {
  test('is taken over when its process number has been given to another process', async () => {
    await writeFile(lockFile(), JSON.stringify({ ...(await holderNow()), started: '1' }));

    expect(takesOver()).toBe(process.platform !== 'win32'); // without start times to compare it stands, in doubt
  });

  test('is taken over when the machine has been started again since', async () => {
    const holder = await holderNow();
    await writeFile(lockFile(), JSON.stringify({ ...holder, boot: 'before' }));

    expect(takesOver()).toBe(holder['boot'] !== '');
  });

  test('of another machine or container stands, whatever its process number', async () => {
    await writeFile(
      lockFile(),
      JSON.stringify({ ...(await holderNow()), host: 'elsewhere', pid: 999_999_999, boot: 'x' }),
    );

    expect(lock).toThrow(/elsewhere/);
  });

  test('that cannot be read stands, and its file is named', async () => {
    await writeFile(lockFile(), '');

    expect(lock).toThrow(lockFile());
  });

  test('is released once, and never when somebody else holds it by then', async () => {
    const held = lock();
    await writeFile(
      lockFile(),
      JSON.stringify({ pid: 1, host: 'elsewhere', boot: '', started: '', nonce: 'theirs' }),
    );
    held.release();
    held.release();

    expect(fs.existsSync(lockFile())).toBe(true);
  });
});

const files = () => path.join(folder, 'db');

describe('durability', () => {
  beforeEach(() => layDatabase(files()));

  test('every commit is one fsync of the operating system before it is acknowledged', async () => {
    let asked = 0;
    const lite = await PGlite.create({
      fs: new DurableNodeFS(files(), {
        onSync: () => undefined,
        onSyncFailure: (error) => {
          throw error;
        },
        fsync: (descriptor) => {
          asked += 1;
          fs.fsyncSync(descriptor);
        },
      }),
      startParams: durableStartParams(PGlite.defaultStartParams),
    });
    await lite.exec('create table row (n int)');

    const counts: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const before = asked;
      await lite.query('insert into row values ($1)', [n]);
      counts.push(asked - before);
    }
    await lite.close();
    expect(counts).toEqual([1, 1, 1]);
  });

  test('a disk that refuses to store ends the process: nothing is acknowledged that may be lost', async () => {
    const modules = path.resolve(import.meta.dirname, '../../server/storage/pglite');
    const script = `
      import { PGlite } from '@electric-sql/pglite';
      import { DurableNodeFS, durableStartParams } from ${JSON.stringify(path.join(modules, 'durable-node-fs.ts'))};
      let broken = false;
      const fs = new DurableNodeFS(${JSON.stringify(files())}, {
        onSync: () => {},
        onSyncFailure: () => process.exit(74),
        fsync: () => { if (broken) throw new Error('EIO'); },
      });
      const lite = await PGlite.create({ fs, startParams: durableStartParams(PGlite.defaultStartParams) });
      await lite.exec('create table row (n int)');
      broken = true;
      await lite.query('insert into row values (1)');
      console.log('acknowledged');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: path.resolve(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += String(chunk)));

    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(74);
    expect(said).toBe('');
  });

  test('a database without it does not pass the self-test', async () => {
    const lite = await PGlite.create({ dataDir: files() });
    const pool = new Pool(Object.assign(createPgConfig(lite), { connectionTimeoutMillis: 1000 }));
    await expect(selfTest(pool, () => 0)).rejects.toThrow(/fsync off/);
    await pool.end();
    await lite.close();
  });

  test('a database whose commits do not reach the disk does not pass either', async () => {
    const lite = await PGlite.create({
      dataDir: files(),
      startParams: durableStartParams(PGlite.defaultStartParams),
    });
    const pool = new Pool(Object.assign(createPgConfig(lite), { connectionTimeoutMillis: 1000 }));
    await expect(selfTest(pool, () => 0)).rejects.toThrow(/did not reach the disk/);
    await pool.end();
    await lite.close();
  });
});
