import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { installPackages, programPath } from './debian.mjs';

/** The shell first: it draws no window round the pages, which takes a third of the processor time of a journey. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];
const places = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const DOWNLOAD_MS = 5 * 60_000;

/**
 * The Chromium that the journeys run in: CHROME_PATH, else one that is on the machine, else one that Playwright has or
 * gets, else (as root on Debian) the distribution's. Throws an Error that says what to do when there is none.
 */
export function findChromium() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, and there is no such file. Correct it or unset it.`);
  }
  const found = onTheMachine() ?? inPlaywrightsCache() ?? downloaded() ?? fromDebian();
  if (found) return found;
  throw new Error(
    'The journeys need a Chromium, none was found and none could be downloaded. Install Chromium or Chrome, or set ' +
      'CHROME_PATH to its program. Without it run: npm run test:unit, npm run test:http, npm run test:contract.',
  );
}

function onTheMachine() {
  const onPath = names.map(programPath).find(Boolean);
  return onPath ?? places.find((place) => existsSync(place));
}

/** Any revision will do: the one this Playwright would download, else whatever another one left. */
function inPlaywrightsCache() {
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const cache = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? path.join(os.homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return undefined;
  const programs = readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) =>
      ['chrome-linux/chrome', 'chrome-linux64/chrome'].map((file) => path.join(cache, name, file)),
    );
  return programs.find((program) => existsSync(program));
}

function downloaded() {
  console.log('There is no Chromium on this machine. Asking Playwright for one ...');
  const cli = path.join(import.meta.dirname, '..', '..', 'node_modules', 'playwright-core', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: DOWNLOAD_MS });
  return inPlaywrightsCache();
}

function fromDebian() {
  const isInstalled = installPackages('chromium-headless-shell') || installPackages('chromium');
  return isInstalled ? onTheMachine() : undefined;
}
