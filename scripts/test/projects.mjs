import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import jestConfig from '../../jest.config.js';

/**
 * Tests that touch time prove that the machine's zone does not matter, on both sides of UTC. Every pure and HTTP test runs
 * in the first zone; in the second those that a zone could make a difference to: of the pure ones whoever writes of a
 * time, a zone or a clock, of those over HTTP (each starts a house) whoever writes down a time.
 */
const FIRST_ZONE = 'America/New_York';
const SECOND_ZONE = 'Pacific/Auckland';
const touchesTime = {
  unit: /\bT?\d{2}:\d{2}|[Zz]one|[Cc]lock|[Ii]nstant/,
  http: /T\d{2}:\d{2}|MONDAY/,
};
const inHostileZones = new Set(['unit', 'http']);

const root = path.join(import.meta.dirname, '..', '..');

/** Each kind of test, in the order in which a failure is learned soonest, with what it needs from the machine. */
export const kinds = ['unit', 'contract', 'http', 'e2e', 'fault'];
export const needs = {
  build: new Set(['http', 'e2e', 'fault']),
  chromium: new Set(['e2e']),
  database: new Set(['unit', 'contract', 'http', 'e2e', 'fault']),
};

/** The runs for the kinds asked for: which go together, and in which time zone (undefined: the machine's). */
export function planRuns(asked) {
  const zoned = asked.filter((kind) => inHostileZones.has(kind));
  const once = asked.filter((kind) => !inHostileZones.has(kind));
  return [
    ...(zoned.length > 0
      ? [
          { kinds: zoned, zone: FIRST_ZONE },
          { kinds: zoned, zone: SECOND_ZONE, files: zoned.flatMap(filesAboutTime) },
        ]
      : []),
    // One after the other: a browser beside other tests is a slow browser.
    ...once.map((kind) => ({ kinds: [kind], zone: undefined })),
  ];
}

/** Whether a kind has any test file; one that a later part of the product brings along has none yet. */
export function hasTests(kind) {
  return testFiles(kind).length > 0;
}

function testFiles(kind) {
  const project = jestConfig.projects.find(({ displayName }) => displayName === kind);
  return (project?.roots ?? [])
    .map((folder) => folder.replace('<rootDir>', root))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true })
        .filter((file) => /\.test\.tsx?$/.test(file))
        .map((file) => path.join(folder, file)),
    );
}

function filesAboutTime(kind) {
  // What a database keeps was compared in the first zone already, and starting one takes the longest.
  return testFiles(kind)
    .filter((file) => !file.startsWith(path.join(root, 'tests', 'storage')))
    .filter((file) => touchesTime[kind].test(readFileSync(file, 'utf8')));
}
