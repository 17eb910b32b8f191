import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../kernel/error-code.ts';

/** Has the operating system write a directory with everything in it to the disk. */
export async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true });
  for (const entry of entries) {
    const name = path.join(directory, entry.name);
    if (entry.isDirectory()) await syncTree(name);
    else if (entry.isFile()) await syncOne(name);
  }
  await syncOne(directory);
}

/** The same for one file, or for the names in one directory. */
export async function syncOne(name: string): Promise<void> {
  const handle = await open(name, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Windows does not sync directories or read-only handles; it also does not need to for renames on NTFS.
    if (errorCode(error) !== 'EPERM') throw error;
  } finally {
    await handle.close();
  }
}
