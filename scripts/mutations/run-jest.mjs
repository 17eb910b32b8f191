import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const LONGEST_MS = 4 * 60_000;

/**
 * Runs tests of a copy of the tree: each `{project, file, name}`, where `name` is the beginning of the test's own. Gives
 * how many failed and passed and what jest said.
 */
export function runJest(copy, tests, { databases, folder }) {
  const report = path.join(folder, 'report.json');
  rmSync(report, { force: true });
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    path.join(copy, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--runTestsByPath',
    ...unique(tests.map(({ file }) => path.join(copy, file))),
    '--selectProjects',
    ...unique(tests.map(({ project }) => project)),
    '--testNamePattern',
    tests.map(({ name }) => escaped(name)).join('|'),
    '--cacheDirectory',
    path.join(folder, 'jest'),
    '--testTimeout',
    '30000',
    '--forceExit', // a test that fails half-way leaves things open
    '--json',
    '--outputFile',
    report,
  ];
  const { stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL', // a loop that never waits hears no other
    env: {
      ...process.env,
      ...databases,
      TMPDIR: folder,
    },
  });
  if (!existsSync(report)) return { failed: 0, passed: 0, said: stderr };
  const { numFailedTests: failed, numPassedTests: passed } = JSON.parse(readFileSync(report, 'utf8'));
  return { failed, passed, said: stderr };
}

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function unique(values) {
  return [...new Set(values)];
}
