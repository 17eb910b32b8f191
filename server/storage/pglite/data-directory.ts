import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from '../../kernel/error-code.ts';
import { StartUpError } from '../../kernel/start-up-error.ts';

/** The major release of PostgreSQL inside the pinned PGlite; the self-test compares it with what answers. */
export const POSTGRES_MAJOR = 18;

const Marker = z.object({ postgres: z.int(), pglite: z.string() });
type Marker = z.output<typeof Marker>;

/** Makes the directory above the data, and proves that this process may write there. Throws a StartUpError. */
export async function prepareParent(directory: string): Promise<void> {
  const parent = path.dirname(directory);
  const probe = `${directory}.probe-${process.pid}`;
  try {
    await fs.mkdir(parent, { recursive: true });
    await fs.writeFile(probe, 'may this process write here?', { flush: true });
    await fs.rm(probe);
  } catch (error) {
    await fs.rm(probe, { force: true }).catch(() => undefined); // the first failure is the one to report
    throw explainWriteFailure(parent, error);
  }
}

/**
 * What a directory holds: nothing yet, or data that this version can open. Call it only while holding the lock.
 * Throws a StartUpError on data of another major release, and on a directory with anything else in it.
 */
export async function inspect(directory: string): Promise<'empty' | 'data'> {
  const entries = await list(directory);
  if (entries.length === 0) return 'empty';

  const marker = await readMarker(directory);
  const version = await readIfThere(path.join(directory, 'PG_VERSION'));
  if (version === null) {
    throw new StartUpError(
      `${directory} is not a database of Foyer: it holds other files (${entries.slice(0, 3).join(', ')}${entries.length > 3 ? ', …' : ''}). Nothing was touched. Set DATA_DIR to an empty directory.`,
    );
  }

  const major = Number.parseInt(version, 10);
  if (major === POSTGRES_MAJOR) return 'data';
  const by = marker ? `PGlite ${marker.pglite}` : 'another version';
  throw new StartUpError(
    `${directory} holds data of PostgreSQL ${major} (written by ${by}); this version of Foyer brings PostgreSQL ${POSTGRES_MAJOR} and cannot open it. ` +
      `Nothing was touched. With the version of Foyer that wrote it run \`npm run db -- export backup.ndjson\`; move ${directory} away; ` +
      'then run `npm run db -- import backup.ndjson` with this one.',
  );
}

/** Notes beside the data what wrote it, for the sentence above. */
export async function writeMarker(directory: string, pglite: string): Promise<void> {
  const marker: Marker = { postgres: POSTGRES_MAJOR, pglite };
  await fs.writeFile(markerOf(directory), `${JSON.stringify(marker)}\n`, { flush: true });
}

/** A failed write in the words of an operator. */
export function explainWriteFailure(directory: string, cause: unknown): StartUpError {
  const why = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'its file system is read-only',
    ENOSPC: 'its disk is full',
    EDQUOT: 'its quota is used up',
    ENOTDIR: 'a part of that path is a file',
    EEXIST: 'a part of that path is a file',
    ENOENT: 'it does not exist and cannot be made',
  }[errorCode(cause) ?? ''];
  return new StartUpError(
    `Foyer cannot keep its data in ${directory}: ${why ?? 'writing there failed'}. Set DATA_DIR to a directory that this user may write to.`,
    { cause },
  );
}

/** A segment of PostgreSQL's log, the largest piece it asks the disk for; with less than this left, that is what failed. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

/**
 * Opens what is in `directory` with `open`. When that fails and the disk has no room left, the StartUpError says so:
 * PGlite itself reports a number at best, and a full disk must not look like damaged data. Other errors pass through.
 */
export async function explainingFullDisk<T>(directory: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    const { bavail, bsize } = await fs.statfs(path.dirname(directory));
    if (bavail * bsize >= LEAST_FREE_BYTES) throw cause;
    throw new StartUpError(
      `The disk that holds ${directory} is full: less than 16 MB are left. Make room on it, or set DATA_DIR to a directory on another disk. Nothing that was stored is lost.`,
      { cause },
    );
  }
}

async function list(directory: string): Promise<readonly string[]> {
  try {
    return await fs.readdir(directory);
  } catch (error) {
    if (isMissing(error)) return [];
    throw explainWriteFailure(directory, error);
  }
}

async function readMarker(directory: string): Promise<Marker | null> {
  const text = await readIfThere(markerOf(directory));
  if (text === null) return null;
  try {
    return Marker.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // a note for people only; the data does not depend on it
    throw error;
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function markerOf(directory: string): string {
  return `${directory}.version`;
}

function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}
