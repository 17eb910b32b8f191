/**
 * `node scripts/lock-check.mjs` looks for what makes `npm ci` fail or behave differently on another machine although it
 * works on this one: an optional dependency (a program for another platform) that the lock file left out, and a
 * download address that only this machine knows.
 */
import './node-version.mjs';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const { packages } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '..', 'package-lock.json'), 'utf8'),
);

const mistakes = Object.entries(packages).flatMap(([place, entry]) => [
  ...(entry.resolved && !entry.link
    ? [`${place} has a download address (${entry.resolved}); remove it`]
    : []),
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !isLocked(place, name))
    .map((name) => `${place || 'package.json'} may need ${name}, which has no entry of its own`),
]);

for (const mistake of mistakes) console.error(`package-lock.json: ${mistake}.`);
if (mistakes.length > 0) process.exitCode = 1;
else console.log(`package-lock.json: ${Object.keys(packages).length} entries, complete for every platform.`);

/** Where Node would find it: beside the package, or in a node_modules folder further up. */
function isLocked(place, name) {
  for (let folder = place; ; folder = above(folder)) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

function above(place) {
  const cut = place.lastIndexOf('/node_modules/');
  return cut < 0 ? '' : place.slice(0, cut);
}
