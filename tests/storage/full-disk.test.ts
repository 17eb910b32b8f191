import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { toProblem } from '../../server/http/foreign-errors.ts';
import { Problem } from '../../server/kernel/problem.ts';
import { StartUpError } from '../../server/kernel/start-up-error.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import { explainingFullDisk } from '../../server/storage/pglite/data-directory.ts';
import { layDatabase } from '../support/databases.ts';

const MEGABYTE = 1024 * 1024;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-disk-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const failure = new Error('ErrnoError 51');
const failing = () => Promise.reject(failure);

const onLinux = process.platform === 'linux' ? describe : describe.skip;
onLinux('a database that cannot be opened on a disk without room', () => {
  test('is not called damaged', async () => {
    const opening = explainingFullDisk('/proc/self/database', failing); // this file system has no room, ever

    await expect(opening).rejects.toThrow(/is full.*DATA_DIR/s);
    await expect(opening).rejects.toBeInstanceOf(StartUpError);
  });
});

describe('a database that cannot be opened on a disk with room', () => {
  test('keeps its own reason', async () => {
    await expect(explainingFullDisk(path.join(folder, 'database'), failing)).rejects.toBe(failure);
  });
});

/** A disk of its own needs the right to mount one; without it these are skipped, and the report says so. */
const disk = mountDisk();
const withDisk = disk === null ? describe.skip : describe;
withDisk('on a disk of 64 MB', () => {
  const mounted = disk ?? '';
  beforeEach(() => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', mounted]));
  // Lazily: an engine that never came to life keeps its files open until the process ends.
  afterEach(() => execFileSync('umount', ['-l', mounted]));
  afterAll(() => rm(mounted, { recursive: true }));

  test('the first start says that there is no room, and the next one with room starts', async () => {
    const filling = path.join(mounted, 'filling');
    await writeFile(filling, Buffer.alloc(59 * MEGABYTE));
    const directory = path.join(mounted, 'data', 'database');

    await expect(openDatabase({ directory })).rejects.toThrow(/is full/);

    await rm(filling);
    const storage = await openDatabase({ directory });
    await storage.check();
    await storage.close();
  });

  test('a write without room is a problem with a code; reads go on, and nothing is lost', async () => {
    const directory = path.join(mounted, 'database');
    await layDatabase(directory);
    const storage = await openDatabase({ directory });
    const add = (n: number) =>
      storage.db
        .insertInto('pre_login')
        .values({
          state_hash: Buffer.from(`state ${n}`.padEnd(32)),
          browser_hash: Buffer.alloc(32),
          nonce: 'n'.repeat(2_000),
          code_verifier: 'v',
          purpose: 'dialog',
          payload: '{}',
          expires_at: '2026-12-01T09:00:00.000Z',
        })
        .execute();
    const count = async () => (await storage.db.selectFrom('pre_login').select('nonce').execute()).length;

    await add(0);
    const filling = path.join(mounted, 'filling');
    await fill(filling);
    let acknowledged = 1;
    const refusal = await (async () => {
      for (;;) {
        try {
          await add(acknowledged);
          acknowledged += 1;
        } catch (error) {
          return toProblem(error);
        }
      }
    })();
    expect(refusal).toBeInstanceOf(Problem);
    expect(refusal).toMatchObject({ code: 'storage-unavailable' });
    expect(await count()).toBe(acknowledged);

    await truncate(filling);
    await add(acknowledged);
    await storage.close();
    const again = await openDatabase({ directory });
    const rows = await again.db.selectFrom('pre_login').select('nonce').execute();
    expect(rows).toHaveLength(acknowledged + 1);
    await again.close();
  });
});

/** Writes until the disk takes no more. */
async function fill(file: string): Promise<void> {
  const piece = Buffer.alloc(64 * 1024);
  for (;;) {
    try {
      await writeFile(file, piece, { flag: 'a' });
    } catch {
      return;
    }
  }
}

function mountDisk(): string | null {
  const place = path.join(os.tmpdir(), `foyer-full-disk-${process.pid}`);
  try {
    execFileSync('mkdir', ['-p', place], { stdio: 'ignore' });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place], { stdio: 'ignore' });
    return place;
  } catch {
    return null;
  }
}
