import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { errorCode } from '../../kernel/error-code.ts';
import { StartUpError } from '../../kernel/start-up-error.ts';
import { Holder, isGone, ourselves } from './holder.ts';

export interface DirectoryLock {
  /** Gives the directory free. Safe to call twice, and after the process was told to end. */
  readonly release: () => void;
}

/**
 * Makes this process the only one that uses a data directory, by the file `<directory>.lock`. PGlite has no lock of
 * its own: two processes on one directory lose each other's rows without an error.
 *
 * A lock is taken over only from a process that is certainly gone. Throws a StartUpError that names the holder.
 */
export function lockDirectory(directory: string): DirectoryLock {
  const file = `${directory}.lock`;
  const own = ourselves(randomUUID());

  if (!tryCreate(file, own)) {
    moveAwayIfStale(file, directory);
    if (!tryCreate(file, own)) throw held(file, directory, readLock(file));
  }

  const release = (): void => {
    process.off('exit', release);
    const lock = readLock(file);
    if (lock.state === 'held' && lock.holder.nonce === own.nonce) fs.rmSync(file, { force: true });
  };
  process.on('exit', release);
  return { release };
}

/** The file appears whole or not at all: it is written beside and linked into place. False: there is one already. */
function tryCreate(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.nonce}`;
  fs.writeFileSync(draft, JSON.stringify(holder), { flag: 'wx' });
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return tryWrite(file, holder);
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** For file systems without hard links. */
function tryWrite(file: string, holder: Holder): boolean {
  try {
    fs.writeFileSync(file, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Two processes may find the same stale lock; whoever moves away a fresh one by mistake puts it back. */
function moveAwayIfStale(file: string, directory: string): void {
  const judged = readLock(file);
  if (judged.state === 'none') return;
  if (judged.state === 'unreadable' || !isGone(judged.holder)) throw held(file, directory, judged);

  const aside = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (isMissing(error)) return; // another process was faster; creating decides who gets it
    throw error;
  }
  const moved = readLock(aside);
  if (moved.state === 'held' && moved.holder.nonce !== judged.holder.nonce) fs.linkSync(aside, file);
  fs.rmSync(aside, { force: true });
}

type Lock =
  | { readonly state: 'none' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'held'; readonly holder: Holder };

function readLock(file: string): Lock {
  try {
    const holder = Holder.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')));
    return holder.success ? { state: 'held', holder: holder.data } : { state: 'unreadable' };
  } catch (error) {
    return { state: isMissing(error) ? 'none' : 'unreadable' };
  }
}

function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}

function held(file: string, directory: string, lock: Lock): StartUpError {
  if (lock.state !== 'held') {
    return new StartUpError(
      `The data directory ${directory} is locked by ${file}, which does not say by whom. If no Foyer uses the directory, delete that file.`,
    );
  }
  const { pid, host } = lock.holder;
  const elsewhere = host !== os.hostname();
  return new StartUpError(
    elsewhere
      ? `The data directory ${directory} is in use by process ${pid} on the machine or container ${host}. Stop it there. If it is gone for good, delete ${file}.`
      : `The data directory ${directory} is in use by process ${pid} on this machine. Stop that process, or set DATA_DIR to another directory.`,
  );
}
