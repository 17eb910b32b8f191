/**
 * `npm test` runs every test; `node scripts/test.mjs unit http …` the kinds named (unit, contract, http, e2e, fault).
 * What a test needs and the machine lacks is found or fetched first. Tests that touch time run in two hostile time
 * zones. The very last line is `tests: N passed, M failed` (and `, K skipped` when some were).
 *
 * CHROME_PATH and TEST_DATABASE_URL name a Chromium and a PostgreSQL to use; FOYER_SCHEMAS a folder with Microsoft's
 * schemas, without which the tests that need them are skipped. What follows `--` goes to jest.
 */
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from './test/chromium.mjs';
import { layDatabaseFiles, layTemplate } from './test/database-files.mjs';
import { installPackages, programPath } from './test/debian.mjs';
import { fastFolder } from './test/fast-folder.mjs';
import { startPostgres } from './test/postgres.mjs';
import { hasTests, kinds, needs, planRuns } from './test/projects.mjs';
import { runJest } from './test/run-jest.mjs';

const { asked, more } = readArguments(process.argv.slice(2));
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interruption.abort(signal));

const outcome = await testAll();
const { passed, failed, skipped } = outcome;
const skippedToo = skipped > 0 ? `, ${skipped} skipped` : '';
process.exitCode = interruption.signal.aborted ? 130 : failed > 0 || passed === 0 ? 1 : 0;
if (interruption.signal.aborted) console.log('Interrupted: these are not all tests.');
else if (passed + failed === 0) console.log('No test ran at all, which is a failure.');
console.log(`tests: ${passed} passed, ${failed} failed${skippedToo}`);

async function testAll() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  // What the tests write goes below one folder, so that nothing is left of a run that was cut short.
  const folder = mkdtempSync(path.join(fastFolder(), 'foyer-tests-'));
  const surroundings = { env: { ...process.env, TMPDIR: folder }, stop: async () => {} };
  try {
    const present = asked.filter(hasTests);
    const absent = asked.filter((kind) => !present.includes(kind));
    for (const kind of absent) console.log(`${kind}: there are no tests yet.`);

    await prepare(surroundings, present, folder);
    for (const run of planRuns(present, folder)) {
      if (interruption.signal.aborted) break;
      console.log(`\n${run.kinds.join(' and ')}${run.zone ? `, as if in ${run.zone}` : ''}`);
      const workers = workersFor(run);
      const { env } = surroundings;
      const counts = await runJest(run, { env, workers, more, signal: interruption.signal });
      for (const name of Object.keys(sum)) sum[name] += counts[name];
    }
  } catch (error) {
    console.error(error.message);
    sum.failed += 1;
  } finally {
    await surroundings.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return sum;
}

/**
 * A test over HTTP waits more than half of its time for what happens by itself; whoever else has work takes the core
 * meanwhile. A journey is a browser, a server and a test already.
 */
function workersFor({ kinds: running }) {
  const cores = os.availableParallelism();
  return running.includes('e2e') ? Math.min(cores, 2) : running.includes('http') ? cores * 2 : cores;
}

/** Finds or fetches what these kinds of test need, and tells the tests where it is through their environment. */
async function prepare(surroundings, present, folder) {
  const isNeeded = (need) => present.some((kind) => needs[need].has(kind));
  if (isNeeded('build')) build();
  Object.assign(surroundings.env, schemas());
  if (isNeeded('chromium')) surroundings.env['CHROME_PATH'] = findChromium();
  if (!isNeeded('database')) return;

  const postgres = await startPostgres();
  // Faults are made on PostgreSQL; laying the files of the embedded database takes longer than starting that.
  if (!postgres.url || present.some((kind) => kind !== 'fault'))
    surroundings.env['TEST_DATABASE_FILES'] = layDatabaseFiles(path.join(folder, 'migrated'));
  if (postgres.url) {
    surroundings.env['TEST_POSTGRES_ADMIN_URL'] = postgres.url;
    surroundings.stop = postgres.stop;
    const template = await layTemplate(postgres.url);
    surroundings.env['TEST_POSTGRES_TEMPLATE'] = template.name;
    surroundings.stop = async () => {
      await template.remove();
      await postgres.stop();
    };
  } else {
    loudly(`PostgreSQL: ${postgres.reason}. Its half of the tests is SKIPPED; PGlite carries the run.`);
  }
}

function readArguments(given) {
  const end = given.includes('--') ? given.indexOf('--') : given.length;
  const named = given.slice(0, end);
  const unknown = named.filter((kind) => !kinds.includes(kind));
  if (unknown.length > 0) {
    console.error(`There is no kind of test called ${unknown.join(', ')}; there are ${kinds.join(', ')}.`);
    process.exit(2);
  }
  return {
    asked: named.length > 0 ? kinds.filter((kind) => named.includes(kind)) : kinds,
    more: given.slice(end + 1),
  };
}

/** The pages that the tests open are the built ones; scripts/build.mjs knows whether they are still fresh. */
function build() {
  const script = path.join(import.meta.dirname, 'build.mjs');
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed, so there is nothing to test.');
}

function schemas() {
  const folder = process.env['FOYER_SCHEMAS'];
  if (!folder) {
    loudly("FOYER_SCHEMAS is not set: the tests that check against Microsoft's schemas are SKIPPED.");
    return {};
  }
  if (!programPath('xmllint') && !installPackages('libxml2-utils')) {
    loudly('xmllint is missing (Debian: apt-get install libxml2-utils): the XML schemas are SKIPPED.');
  }
  return { FOYER_SCHEMAS: path.resolve(folder) };
}

function loudly(text) {
  console.log(`\n*** ${text}`);
}
