import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import jestConfig from '../../jest.config.js';

/** Tests that touch time prove that the machine's zone does not matter, on both sides of UTC. */
const HOSTILE_ZONES = ['America/New_York', 'Pacific/Auckland'];
const inHostileZones = new Set(['unit', 'http']);

const root = path.join(import.meta.dirname, '..', '..');

/** Each kind of test, in the order in which a failure is learned soonest, with what it needs from the machine. */
export const kinds = ['unit', 'contract', 'http', 'e2e', 'fault'];
export const needs = {
  build: new Set(['http', 'e2e', 'fault']),
  chromium: new Set(['e2e']),
  postgres: new Set(['unit', 'contract', 'http', 'e2e', 'fault']),
};

/** The runs for the kinds asked for: which go together, and in which time zone (undefined: the machine's). */
export function planRuns(asked) {
  const zoned = asked.filter((kind) => inHostileZones.has(kind));
  const once = asked.filter((kind) => !inHostileZones.has(kind));
  return [
    ...(zoned.length > 0 ? HOSTILE_ZONES.map((zone) => ({ kinds: zoned, zone })) : []),
    // One after the other: a browser beside other tests is a slow browser.
    ...once.map((kind) => ({ kinds: [kind], zone: undefined })),
  ];
}

/** Whether a kind has any test file; one that a later part of the product brings along has none yet. */
export function hasTests(kind) {
  const project = jestConfig.projects.find(({ displayName }) => displayName === kind);
  return (project?.roots ?? []).some((folder) => {
    const place = folder.replace('<rootDir>', root);
    return (
      existsSync(place) && readdirSync(place, { recursive: true }).some((file) => /\.test\.tsx?$/.test(file))
    );
  });
}
