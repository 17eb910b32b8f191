/**
 * `npm run build`: builds the pane, the event runtime and the calendar client for production, unless `dist` holds the
 * build of exactly these sources already. `--force` builds in any case. Ends with 1 when the build fails.
 */
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fingerprint, isBuilt, isFresh, markFresh, markStale } from './build/freshness.mjs';

if (process.argv.includes('--force') || !isFresh()) build();

function build() {
  const webpack = findWebpack();
  if (webpack === null && isBuilt()) {
    console.warn(
      'The pages in dist/ are older than their sources, and webpack is not installed: using them as they are.',
    );
    return;
  }
  if (webpack === null) {
    console.error(
      'The pages are not built and webpack is not installed. Run `npm ci` (without --omit=dev), then again.',
    );
    process.exit(1);
  }

  console.log('Building the pages (about half a minute) …');
  const print = fingerprint(); // before, so that a source saved meanwhile makes the next build
  markStale();
  const root = path.join(import.meta.dirname, '..');
  const { status } = spawnSync(process.execPath, [webpack, '--mode', 'production'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error('The pages could not be built; webpack says above why.');
    process.exit(1);
  }
  markFresh(print);
}

function findWebpack() {
  try {
    return createRequire(import.meta.url).resolve('webpack/bin/webpack.js');
  } catch {
    return null;
  }
}
