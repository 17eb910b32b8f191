import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { z } from 'zod';
import { errorCode } from '../../kernel/error-code.ts';

/** Who holds a data directory, as written into its lock file. */
export const Holder = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** Changes with every start of the machine; empty where the system does not tell. */
  boot: z.string(),
  /** When the process started, in the system's own words; empty where it does not tell. */
  started: z.string(),
  nonce: z.string(),
});
export type Holder = z.output<typeof Holder>;

/** This process, as a holder. `nonce` tells two openings by the same process apart. */
export function ourselves(nonce: string): Holder {
  return {
    pid: process.pid,
    host: os.hostname(),
    boot: bootId(),
    started: startOf(process.pid),
    nonce,
  };
}

/**
 * Whether the holder is certainly gone. In doubt it is not: a lock that is taken from a living process costs data, a
 * lock that is left standing costs one command.
 */
export function isGone(holder: Holder): boolean {
  if (holder.host !== os.hostname()) return false; // another machine or container, where our process numbers mean nothing
  if (holder.boot !== '' && bootId() !== '' && holder.boot !== bootId()) return true;
  if (!isAlive(holder.pid) || hasEnded(holder.pid)) return true;
  const started = startOf(holder.pid);
  return holder.started !== '' && started !== '' && holder.started !== started; // its number was given out again
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM'; // it exists and is not ours
  }
}

/**
 * Linux: whether a process has ended and only waits for its parent to take notice, which some supervisors and
 * containers never do. The first thread of a process can end before the others, so no other may be left (proc(5)).
 */
function hasEnded(pid: number): boolean {
  return fieldsOf(pid)[0] === 'Z' && threadsOf(pid).length <= 1;
}

function threadsOf(pid: number): readonly string[] {
  try {
    return fs.readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // taken notice of meanwhile
  }
}

function bootId(): string {
  return readIfThere('/proc/sys/kernel/random/boot_id').trim();
}

/** Linux: `/proc/<pid>/stat` (proc(5)) from its third field on: the name before may hold spaces. Empty elsewhere. */
function fieldsOf(pid: number): readonly string[] {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat === '' ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Linux: field 22 of `/proc/<pid>/stat`. macOS: `ps`. */
function startOf(pid: number): string {
  const fields = fieldsOf(pid);
  if (fields.length > 0) return fields[19] ?? '';
  if (process.platform !== 'darwin') return '';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return ''; // unknown counts as the same process: the lock stands
  }
}

function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return ''; // not Linux, or no such process: the callers treat empty as unknown
  }
}
