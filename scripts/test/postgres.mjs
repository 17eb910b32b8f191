import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { installPackages, programPath } from './debian.mjs';

const OLDEST = 15;
const START_MS = 30_000;

/** Nothing in a test cluster outlives the run, so nothing waits for a disk, unless that is what is measured. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const settings = ['max_connections=200'];

/**
 * A PostgreSQL for the tests: TEST_DATABASE_URL, else a cluster of our own in a temporary folder, on loopback behind a
 * random password. Gives `{url, stop}`, where `url` may create databases, or `{reason}` when there is none to be had.
 * `isDurable`: what was committed is on the disk, as in production; for measuring what that takes.
 */
export async function startPostgres({ isDurable = false } = {}) {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: async () => {} };

  const programs = findPrograms() ?? (installPackages('postgresql') ? findPrograms() : undefined);
  if (!programs)
    return { reason: `no PostgreSQL ${OLDEST} or newer on this machine, and none could be installed` };

  const folder = mkdtempSync(path.join(os.tmpdir(), 'foyer-postgres-'));
  try {
    return await startCluster(programs, folder, isDurable ? settings : [...settings, ...careless]);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { reason: `${programs} could not be started: ${error.message}` };
  }
}

async function startCluster(programs, folder, chosen) {
  const user = unprivilegedUser();
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  const password = randomBytes(18).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const place of [folder, passwordFile]) chownSync(place, user.uid, user.gid);

  const run = { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] };
  const choices = [
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  execFileSync(path.join(programs, 'initdb'), ['-D', data, '-U', 'foyer', ...choices], run);

  const port = await freePort();
  const places = [`listen_addresses=127.0.0.1`, `port=${port}`, `unix_socket_directories=${folder}`];
  const given = [...places, ...chosen].flatMap((setting) => ['-c', setting]);
  const server = spawn(path.join(programs, 'postgres'), ['-D', data, ...given], { ...run, stdio: 'ignore' });
  const ended = new Promise((resolve) => {
    server.once('exit', resolve);
    server.once('error', resolve);
  });

  const stop = async () => {
    server.kill('SIGINT'); // PostgreSQL's fast shutdown
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgresql://foyer:${password}@127.0.0.1:${port}/postgres`;
  try {
    await answering(url, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** Resolves once the server takes a connection; throws when it ended instead, or took too long. */
async function answering(url, ended) {
  const deadline = Date.now() + START_MS;
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (hasEnded || Date.now() > deadline) throw error;
    }
    await pause(50);
  }
}

/** The folder of the newest PostgreSQL that is new enough. */
function findPrograms() {
  const onPath = programPath('initdb');
  const folders = [
    ...versionsIn('/usr/lib/postgresql', 'bin'),
    ...versionsIn('/opt/homebrew/opt', 'bin'),
    ...versionsIn('/usr/local/opt', 'bin'),
    ...versionsIn('/Applications/Postgres.app/Contents/Versions', 'bin'),
    ...(onPath ? [path.dirname(onPath)] : []),
  ];
  const usable = folders.map((folder) => ({ folder, version: versionOf(folder) }));
  return usable.filter(({ version }) => version >= OLDEST).toSorted((a, b) => b.version - a.version)[0]
    ?.folder;
}

function versionsIn(place, below) {
  return existsSync(place) ? readdirSync(place).map((name) => path.join(place, name, below)) : [];
}

function versionOf(folder) {
  if (!['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name)))) return 0;
  try {
    const said = execFileSync(path.join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
    return Number(/(\d+)/.exec(said)?.[1] ?? 0);
  } catch {
    return 0; // for another kind of machine, or damaged: not one to use
  }
}

/** PostgreSQL refuses to run as root; undefined when we are not root anyway. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue; // there is no such user here
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it');
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
