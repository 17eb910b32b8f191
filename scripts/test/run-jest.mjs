import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');
/** Not in the folder for temporary files, which is the run's own. */
const CACHE = path.join(root, '.cache', 'jest');
const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');

/** Files with a document have a world of modules each; the others share the process's (scripts/test/one-world.mjs). */
const ENGINE = ['--experimental-vm-modules'];

/**
 * One run of jest. Gives how many tests passed, failed and were skipped; a file that could not even start counts as a
 * failed test, and so does a jest that ended badly without saying why. `signal` ends it.
 */
export async function runJest(
  { kinds, zone, files, env: special = {} },
  { env, workers, signal, more = [] },
) {
  const report = path.join(os.tmpdir(), `foyer-jest-${process.pid}-${kinds.join('-')}.json`);
  rmSync(report, { force: true });
  const node = [...ENGINE, '--disable-warning=ExperimentalWarning', jest];
  const chosen = more.length === 0 ? files?.() : undefined;
  if (chosen?.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  // Before the choices: --selectProjects would take them for projects.
  const only = chosen ? ['--runTestsByPath', ...chosen] : [];
  const choices = ['--selectProjects', ...kinds, '--maxWorkers', String(workers), '--cacheDirectory', CACHE];
  const args = [...node, ...only, ...choices, '--json', '--outputFile', report, ...more];
  const status = await run(args, { ...env, ...special, ...(zone ? { TZ: zone } : {}) }, signal);
  try {
    return count(status, report);
  } finally {
    rmSync(report, { force: true });
  }
}

/** jest's words go where ours go; its JSON, which it also prints, is read from the file instead. */
function run(args, env, signal) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      signal,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function count(status, report) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const said = JSON.parse(readFileSync(report, 'utf8'));
  const failed = said.numFailedTests + said.numRuntimeErrorTestSuites;
  return {
    passed: said.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: said.numPendingTests + said.numTodoTests,
  };
}
