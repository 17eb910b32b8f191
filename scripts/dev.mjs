/**
 * `npm run dev`: builds the pages for development and again at every change, and runs the server, which starts again
 * when one of its files changes. Ctrl-C ends both.
 */
import './node-version.mjs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import webpack from 'webpack';
import configurations from '../webpack.config.js';
import { markStale } from './build/freshness.mjs';

const root = path.join(import.meta.dirname, '..');
let server;

markStale(); // what is in dist from now on is not what `npm start` should serve
const compiler = webpack(configurations({}, { mode: 'development' }));
const watching = compiler.watch({}, (error, stats) => {
  if (error) console.error(error.message);
  else if (stats.hasErrors()) console.error(stats.toString('errors-warnings'));
  else console.log('The pages are built.');
  server ??= startServer(); // also after a failed build: its pages say that they are missing
});

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(signal));

function startServer() {
  const child = spawn(process.execPath, ['--watch', 'server/main.ts'], { cwd: root, stdio: 'inherit' });
  child.once('exit', (code) => stop('SIGTERM', code ?? 0));
  return child;
}

function stop(signal, code = 0) {
  if (server && server.exitCode === null) server.kill(signal);
  watching.close(() => process.exit(code));
}
