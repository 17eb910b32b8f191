import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import jestConfig from '../../jest.config.js';

/**
 * Tests that touch time prove that the machine's zone does not matter, on both sides of UTC. Every pure and HTTP test runs
 * in the first zone. In the second run those that a zone could make a difference to: of the pure ones whoever writes of a
 * time, a zone or a clock; of those over HTTP (each starts a house) whoever follows a time from a calendar to a person.
 * And those that run on both databases.
 */
const FIRST_ZONE = 'America/New_York';
const SECOND_ZONE = 'Pacific/Auckland';
const touchesTime = {
  unit: { text: /\bT?\d{2}:\d{2}|[Zz]one|[Cc]lock|[Ii]nstant/, file: /./ },
  http: { text: /T\d{2}:\d{2}|MONDAY/, file: /\/http\/(meetings|messages|rooms|scenarios|services)\// },
};
const inHostileZones = new Set(['unit', 'http']);

const root = path.join(import.meta.dirname, '..', '..');

/** Each kind of test, in the order in which a failure is learned soonest, with what it needs from the machine. */
export const kinds = ['unit', 'contract', 'http', 'e2e', 'fault'];
export const needs = {
  build: new Set(['http', 'e2e']),
  chromium: new Set(['e2e']),
  database: new Set(['unit', 'contract', 'http', 'e2e', 'fault']),
};

/**
 * What both databases must do alike runs on PostgreSQL in the first zone (without a PostgreSQL: on the embedded one there
 * too) and on the embedded one, which a person who tries the product has, in the second. Random histories are played by
 * the twenty thousand in the first alone.
 */
const inFirstZone = { TEST_DATABASES: 'postgres' };
const inSecondZone = { TEST_DATABASES: 'pglite', FOYER_HISTORIES: '1000' };
const onBothDatabases = /\bdescribe(OnBothDatabases|InEveryWorld)\(/;

/** The runs for the kinds asked for: which go together, and in which time zone (undefined: the machine's). */
export function planRuns(asked) {
  const zoned = asked.filter((kind) => inHostileZones.has(kind));
  const once = asked.filter((kind) => !inHostileZones.has(kind));
  return [
    ...(zoned.length > 0
      ? [
          { kinds: zoned, zone: FIRST_ZONE, env: inFirstZone },
          { kinds: zoned, zone: SECOND_ZONE, files: zoned.flatMap(filesOfSecondZone), env: inSecondZone },
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

function filesOfSecondZone(kind) {
  const { text, file } = touchesTime[kind];
  return testFiles(kind).filter((path) => {
    const content = readFileSync(path, 'utf8');
    return onBothDatabases.test(content) || (file.test(path) && text.test(content));
  });
}
