/**
 * `npm run test:mutations`: plants twelve bugs, one at a time, in a copy of the tree, and runs the tests that must notice
 * each. Prints `caught 12/12`, or fails: a bug that nobody notices says that a test is missing. `-- 3 7` plants those only.
 */
import './node-version.mjs';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { planted } from './mutations/planted.mjs';
import { layDatabaseFiles } from './test/database-files.mjs';
import { fastFolder } from './test/fast-folder.mjs';
import { startPostgres } from './test/postgres.mjs';
import { runJest } from './mutations/run-jest.mjs';

const root = path.join(import.meta.dirname, '..');
const copied = ['contract', 'server', 'simulator', 'tests', 'ui', 'addin', 'package.json', 'jest.config.js'];

const wanted = process.argv.slice(2).map(Number);
const chosen = planted.filter((_, index) => wanted.length === 0 || wanted.includes(index + 1));
if (chosen.length === 0) {
  console.error(`There are ${planted.length} bugs to plant; name some of them by their numbers, or none.`);
  process.exit(2);
}

const folder = mkdtempSync(path.join(fastFolder(), 'foyer-mutations-'));
try {
  process.exitCode = (await checkAll()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** One of the bugs shows on a server only, whose clock is not this process's. */
async function checkAll() {
  const postgres = await startPostgres();
  if (!postgres.url) {
    console.error(`PostgreSQL: ${postgres.reason}. Not every bug can be noticed without one.`);
    return false;
  }
  try {
    return check({
      TEST_POSTGRES_ADMIN_URL: postgres.url,
      TEST_DATABASE_FILES: layDatabaseFiles(path.join(folder, 'migrated')),
    });
  } finally {
    await postgres.stop();
  }
}

function check(databases) {
  const copy = path.join(folder, 'tree');
  for (const name of copied) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  const run = (tests) => runJest(copy, tests, { databases, folder });

  // What fails anyway notices nothing.
  const sound = run(chosen.map(({ caughtBy }) => caughtBy));
  if (sound.failed > 0 || sound.passed === 0) {
    console.error(
      `Without any bug ${sound.failed} of these tests fail and ${sound.passed} pass; mend that first.`,
    );
    console.error(sound.said);
    return false;
  }
  let caught = 0;
  for (const bug of chosen) {
    const outcome = plant(copy, bug, () => run([bug.caughtBy]));
    console.log(`${outcome === 'caught' ? 'caught' : `NOT CAUGHT (${outcome})`}  ${bug.name}`);
    if (outcome === 'caught') caught += 1;
  }
  console.log(`caught ${caught}/${chosen.length}`);
  return caught === chosen.length;
}

/** Lets `look` run while the bug is there; `caught` only when a test said no, and not when nothing ran at all. */
function plant(copy, { file, from, to, also = [] }, look) {
  const place = path.join(copy, file);
  const sound = readFileSync(place, 'utf8');
  let text = sound;
  for (const [old, other] of [[from, to], also].filter((pair) => pair.length > 0)) {
    if (text.split(old).length !== 2) {
      return `the patch no longer applies: ${file} must hold this once, and does not:\n${old}`;
    }
    text = text.replace(old, () => other);
  }
  writeFileSync(place, text);
  try {
    const { failed, passed, said } = look();
    if (failed > 0) return 'caught';
    return passed > 0 ? 'every test passed' : `no test ran:\n${said}`;
  } finally {
    writeFileSync(place, sound);
  }
}
