import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');
const stamp = path.join(root, 'dist', '.built');

/** Everything that webpack reads of ours. */
const sources = [
  'addin',
  'portal',
  'kiosk',
  'ui',
  'contract',
  'simulator/calendar',
  'webpack.config.js',
  'package-lock.json',
];

/** What must be there for the product to be usable. */
const pages = [
  'addin/taskpane.html',
  'addin/sign-in.html',
  'portal/index.html',
  'kiosk/index.html',
  'evacuation/index.html',
  'evacuation-worker/worker.js',
  'events/events.js',
  'calendar/index.html',
];

/** Whether all pages have been built at all, from whatever sources. */
export function isBuilt() {
  return pages.every((page) => fs.existsSync(path.join(root, 'dist', page)));
}

/** Whether the pages were built, for production, from exactly these sources. */
export function isFresh() {
  return isBuilt() && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint();
}

/** Remembers that `dist` holds the production build of the sources with this fingerprint. */
export function markFresh(print) {
  fs.writeFileSync(stamp, print);
}

export function markStale() {
  fs.rmSync(stamp, { force: true });
}

/** A digest of the names and contents of all sources: file times say nothing after a checkout or a copy. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(name) {
  const full = path.join(root, name);
  if (!fs.existsSync(full)) return [];
  if (fs.statSync(full).isFile()) return [name];
  return fs
    .readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}
