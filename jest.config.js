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

const project = (name, folders, extra = {}) => ({
  displayName: name,
  roots: folders.map((folder) => `<rootDir>/tests/${folder}`),
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': swc },
  testEnvironment: 'node',
  ...extra,
});

export default {
  projects: [
    project('unit', ['contract', 'server', 'simulator', 'addin', 'manifest', 'house']),
    project('contract', ['exchange', 'graph']),
    project('http', ['http', 'storage']),
    project('e2e', ['journeys']),
    project('fault', ['fault']),
  ],
};
