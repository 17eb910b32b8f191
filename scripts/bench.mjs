/**
 * `npm run bench` measures everything, `npm run bench -- B1 B3` the benchmarks named. One JSON line per result, each
 * with a peer or a limit that was measured in the same run, beside it.
 */
import './node-version.mjs';

const [{ runBenchmarks }, { startPostgres }, { findChromium }] = await Promise.all([
  import('../bench/run.ts'),
  import('./test/postgres.mjs'),
  import('./test/chromium.mjs'),
]);
process.exitCode = await runBenchmarks(process.argv.slice(2), { startPostgres, findChromium });
