import { existsSync } from 'node:fs';
import path from 'node:path';

/** One project per kind of test; scripts/test.mjs says which runs where, under which time zone and database. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
  },
];

/** jest stumbles over a root that does not exist, even in a project that is not asked for: a folder comes with its first test. */
const present = (folder) => existsSync(path.join(import.meta.dirname, 'tests', folder));

const project = (name, folders, extra = {}) => ({
  displayName: name,
  roots: folders.filter(present).map((folder) => `<rootDir>/tests/${folder}`),
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': swc },
  testEnvironment: 'node',
  ...extra,
});

/** Its files start whole products: scripts/test/one-world.mjs says what that saves. */
const inOneWorld = { testRunner: '<rootDir>/scripts/test/one-world.mjs' };

export default {
  // Each file is loaded into a world of its own, and the engine gives worlds of modules back late: a worker that went on for
  // the whole run would hold gigabytes, and spend its time looking for what to free.
  workerIdleMemoryLimit: '1GB',
  // Only for what hangs: no test waits for time to pass, but the embedded database computes for ten seconds at its first
  // start, and a machine that is shared may be eight times as slow for a while.
  testTimeout: 180_000,
  projects: [
    project('unit', ['contract', 'server', 'simulator', 'addin', 'portal', 'manifest', 'house'], {
      ...inOneWorld,
      setupFiles: ['<rootDir>/tests/support/quicker-document.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/zone-asked.ts'],
    }),
    project('contract', ['exchange', 'graph', 'ews']),
    project('http', ['http', 'storage'], inOneWorld),
    project('e2e', ['journeys'], inOneWorld),
    project('fault', ['fault']),
  ].filter(({ roots }) => roots.length > 0),
};
