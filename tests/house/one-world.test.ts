import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'foyer-one-world-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Said {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly success: boolean;
}

/** What jest says of these files, run as those of the house are. */
function run(files: Readonly<Record<string, string>>, more: readonly string[] = []): Said {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const config = {
    rootDir: folder,
    testMatch: ['**/*.test.mjs'],
    transform: {},
    testRunner: path.join(root, 'scripts', 'test', 'one-world.mjs'),
    extensionsToTreatAsEsm: [],
  };
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const report = path.join(folder, 'report.json');
  const args = [jest, '--config', JSON.stringify(config), '-i', '--json', '--outputFile', report, ...more];
  spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return JSON.parse(readFileSync(report, 'utf8')) as Said;
}

test('what fails counts as failed: an expectation, a hook, a promise that nobody waits for', () => {
  const said = run({
    'one.test.mjs': `
      test('passes', () => expect(1).toBe(1));
      test('expects something else', () => expect({ a: 1 }).toEqual({ a: 2 }));
      test('leaves a promise', async () => {
        void Promise.reject(new Error('left'));
        await new Promise((resolve) => setTimeout(resolve, 20));
      });
      test('waits for it later', async () => {
        const refused = Promise.reject(new Error('later'));
        await new Promise((resolve) => setTimeout(resolve, 20));
        await expect(refused).rejects.toThrow('later');
      });
      describe('with a hook that throws', () => {
        beforeAll(() => { throw new Error('hook'); });
        test('fails', () => {});
      });
      test.skip('is left out', () => {});`,
  });
  expect(said).toMatchObject({ numPassedTests: 2, numFailedTests: 3, numPendingTests: 1, success: false });
});

test('a file that cannot be loaded fails, and the next one runs all the same', () => {
  const said = run({
    'a.test.mjs': `import './nothing.mjs';`,
    'b.test.mjs': `test('passes', () => {});`,
  });
  expect(said).toMatchObject({ numPassedTests: 1, numRuntimeErrorTestSuites: 1, success: false });
});

test('a module is loaded once for all files, and a name chooses tests', () => {
  const counts = `import { next } from './counter.mjs'; test('counts', () => console.log(next()));`;
  const said = run(
    {
      'counter.mjs': `let count = 0; export const next = () => (count += 1); console.log('loaded');`,
      'a.test.mjs': `${counts} test('another', () => { throw new Error('not chosen'); });`,
      'b.test.mjs': `import { next } from './counter.mjs'; test('counts on', () => expect(next()).toBe(2));`,
    },
    ['-t', 'counts'],
  );
  expect(said).toMatchObject({ numPassedTests: 2, numFailedTests: 0, success: true });
});
