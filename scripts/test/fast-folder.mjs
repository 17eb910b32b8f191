import { existsSync, statfsSync } from 'node:fs';
import os from 'node:os';

const MEMORY = '/dev/shm';
/** What a whole run writes at one time at most, several times over; a container often has 64 MB there. */
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * Where the tests may write: a file system in memory where there is one with room (every commit of an embedded database
 * waits for its disk, and there are thousands), else the folder for temporary files. TMPDIR decides when it is set.
 */
export function fastFolder() {
  const isChosen = Boolean(process.env['TMPDIR']);
  if (isChosen || !existsSync(MEMORY) || process.availableMemory() < 2 * ROOM_BYTES) return os.tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize < ROOM_BYTES ? os.tmpdir() : MEMORY;
}
