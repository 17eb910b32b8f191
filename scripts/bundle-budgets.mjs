/**
 * `npm run budgets` weighs what a browser loads, brotli compressed as it is sent, against what each page may weigh. Ends
 * with 1 when something is too heavy. Weights are the same on every machine; times are not, so they are no gate.
 */
import './node-version.mjs';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const dist = path.join(import.meta.dirname, '..', 'dist');
const KB = 1024;

const pane = path.join(dist, 'addin');
const taskpane = path.join(pane, 'taskpane.html');
if (
  !existsSync(taskpane) ||
  !['portal', 'kiosk', 'evacuation'].every((page) => existsSync(path.join(dist, page, 'index.html')))
) {
  console.error('There is nothing to weigh yet: run npm run build first.');
  process.exit(1);
}

const initial = scriptsOf(taskpane);
const alsoInitial = new Set([...initial, ...scriptsOf(path.join(pane, 'sign-in.html'))]);
const lazy = lazyOf(pane, [...alsoInitial]);

const portal = path.join(dist, 'portal');
const kiosk = path.join(dist, 'kiosk');
const evacuation = path.join(dist, 'evacuation');

const portalInitial = scriptsOf(path.join(portal, 'index.html'));

const rows = [
  row('pane, what it loads at once', 200, compressed(initial.map((name) => path.join(pane, 'assets', name)))),
  ...lazy.map((file) => row(`pane, later: ${path.basename(file)}`, 70, compressed([file]))),
  row(
    'portal, what it loads at once',
    140,
    compressed(portalInitial.map((name) => path.join(portal, 'assets', name))),
  ),
  ...lazyOf(portal, portalInitial).map((file) =>
    row(`portal, later: ${path.basename(file)}`, 70, compressed([file])),
  ),
  row(
    'kiosk',
    130,
    compressed(scriptsOf(path.join(kiosk, 'index.html')).map((name) => path.join(kiosk, 'assets', name))),
  ),
  // What a desk has to have when the alarm rings, loaded once and kept by the browser.
  row(
    'evacuation list',
    100,
    compressed(
      scriptsOf(path.join(evacuation, 'index.html')).map((name) => path.join(evacuation, 'assets', name)),
    ),
  ),
  row('events.js, not compressed', 30, readFileSync(path.join(dist, 'events', 'events.js')).length),
];

const width = Math.max(...rows.map(({ name }) => name.length));
for (const { name, size, budget, isOver } of rows) {
  const weight = `${(size / KB).toFixed(1)} KB`.padStart(9);
  console.log(
    `${name.padEnd(width)} ${weight} of ${String(budget).padStart(3)} KB${isOver ? '  TOO HEAVY' : ''}`,
  );
}
if (rows.some(({ isOver }) => isOver)) process.exitCode = 1;

function row(name, budget, size) {
  return { name, budget, size, isOver: size > budget * KB };
}

/** The scripts that a folder's pages ask for later, by path. */
function lazyOf(folder, loadedAtOnce) {
  return readdirSync(path.join(folder, 'assets'))
    .filter((name) => name.endsWith('.js') && !loadedAtOnce.includes(name))
    .map((name) => path.join(folder, 'assets', name));
}

/** The page's own scripts: those that webpack put into it, by file name. */
function scriptsOf(page) {
  if (!existsSync(page)) return [];
  const tags = readFileSync(page, 'utf8').matchAll(
    /<script[^>]+src="\/(?:addin|portal|portal\/evacuation|kiosk)\/assets\/([^"]+)"/g,
  );
  return [...tags].map(([, name]) => name);
}

function compressed(files) {
  return files.reduce((sum, file) => sum + brotliOf(file), 0);
}

function brotliOf(file) {
  return existsSync(`${file}.br`)
    ? readFileSync(`${file}.br`).length
    : brotliCompressSync(readFileSync(file)).length;
}
