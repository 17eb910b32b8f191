import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import jestConfig from '../../jest.config.js';

/**
 * Tests that touch time prove that the machine's zone does not matter, on both sides of UTC. Every pure and HTTP test runs
 * in the first zone. In the second run those that a zone could make a difference to. Of the pure ones that is all but those
 * with a document, each of which takes seconds to load its world: of them whoever asked for the machine's zone in the first
 * run, which tests/support/zone-asked.ts notes. What is in such a world learns the zone there or not at all, so the others
 * would only compute the same again. Of those over HTTP (each starts a house) it is whoever follows a time from a calendar
 * to a person. And those that run on both databases.
 */
const FIRST_ZONE = 'America/New_York';
const SECOND_ZONE = 'Pacific/Auckland';
const hasDocument = /@jest-environment jsdom/;
const followsTime = {
  text: /T\d{2}:\d{2}|MONDAY/,
  file: /\/http\/(meetings|messages|rooms|scenarios|services)\//,
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
/** What a browser shows does not depend on the database. */
const inABrowser = { TEST_DATABASES: 'postgres' };
const onBothDatabases = /\bdescribe(OnBothDatabases|InEveryWorld)\(|\bfreshDatabase\(defaultDatabase\)/;

/**
 * The runs for the kinds asked for: which go together, and in which time zone (undefined: the machine's). `files` says which
 * files only, once the runs before it are done; `folder` is where they leave word.
 */
export function planRuns(asked, folder) {
  const zoned = asked.filter((kind) => inHostileZones.has(kind));
  const once = asked.filter((kind) => !inHostileZones.has(kind));
  const notes = path.join(folder, 'zone-asked');
  return [
    ...(zoned.length > 0
      ? [
          { kinds: zoned, zone: FIRST_ZONE, env: { ...inFirstZone, FOYER_ZONE_ASKED: notes } },
          {
            kinds: zoned,
            zone: SECOND_ZONE,
            files: () => filesOfSecondZone(zoned, notes),
            env: inSecondZone,
          },
        ]
      : []),
    // One after the other: a browser beside other tests is a slow browser.
    ...once.map((kind) => ({ kinds: [kind], zone: undefined, ...(kind === 'e2e' && { env: inABrowser }) })),
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

function filesOfSecondZone(kinds, notes) {
  const noted = existsSync(notes) ? readdirSync(notes) : [];
  const askers = new Set(noted.map((note) => readFileSync(path.join(notes, note), 'utf8')));
  const isFor = {
    unit: (file, text) => askers.has(file) || !hasDocument.test(text),
    http: (file, text) => followsTime.file.test(file) && followsTime.text.test(text),
  };
  return kinds.flatMap((kind) =>
    testFiles(kind).filter((file) => {
      const text = readFileSync(file, 'utf8');
      return onBothDatabases.test(text) || isFor[kind](file, text);
    }),
  );
}
