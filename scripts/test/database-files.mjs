import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** In a process of its own, which gives back the memory that a database in WebAssembly takes. */
const program = `
  const { openDatabase } = await import(process.argv[1]);
  await (await openDatabase({ directory: process.argv[2] })).close();`;

/**
 * Lays the files of an embedded database with today's schema and no row into `directory`, once for the whole run: tests
 * copy them, because making them takes seconds of computing and copying them does not.
 */
export function layDatabaseFiles(directory) {
  const root = path.join(import.meta.dirname, '..', '..');
  const openDatabase = path.join(root, 'server', 'storage', 'open-database.ts');
  const args = ['--input-type=module', '-e', program, openDatabase, directory];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0)
    throw new Error('The embedded database could not be made, so there is nothing to test on.');
  return directory;
}
