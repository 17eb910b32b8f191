import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

let isListRead = false;

/**
 * Installs Debian packages when that is possible without asking anybody: as root, where apt-get is. Returns whether it
 * worked; tells what it does, because it takes a while.
 */
export function installPackages(...names) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;

  console.log(`Installing ${names.join(', ')} with apt-get ...`);
  if (!isListRead) isListRead = aptGet('update', '-qq');
  return aptGet('install', '-y', '-qq', '--no-install-recommends', ...names);
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/** The full path of a program, or undefined. */
export function programPath(name) {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
