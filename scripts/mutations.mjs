/**
 * `npm run test:mutations`: plants twelve bugs, one at a time, in a copy of the tree, and runs the tests that must notice
 * each. Prints `caught 12/12`, or fails: a bug that nobody notices says that a test is missing. `-- 3 7` plants those only;
 * `-- check` plants none and says which could not be planted any more.
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

if (process.argv[2] === 'check') process.exit(checkPatches());

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

/** Gives 1 when the code is not where a bug says that it is. */
function checkPatches() {
  const stale = planted.flatMap((bug) => {
    const { fault } = patch(readFileSync(path.join(root, bug.file), 'utf8'), bug);
    return fault ? [`${bug.name}: ${fault}`] : [];
  });
  for (const line of stale) console.error(line);
  console.log(`${planted.length - stale.length}/${planted.length} can be planted`);
  return stale.length > 0 ? 1 : 0;
}

/** `text` with the bug in it, or why it cannot be put there. */
function patch(text, { file, from, to, also = [] }) {
  let patched = text;
  for (const [old, other] of [[from, to], also].filter((pair) => pair.length > 0)) {
    if (patched.split(old).length !== 2) {
      return { fault: `the patch no longer applies: ${file} must hold this once, and does not:\n${old}` };
    }
    patched = patched.replace(old, () => other);
  }
  return { patched };
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
function plant(copy, bug, look) {
  const place = path.join(copy, bug.file);
  const sound = readFileSync(place, 'utf8');
  const { patched, fault } = patch(sound, bug);
  if (fault) return fault;
  writeFileSync(place, patched);
  try {
    const { failed, passed, said } = look();
    if (failed > 0) return 'caught';
    return passed > 0 ? 'every test passed' : `no test ran:\n${said}`;
  } finally {
    writeFileSync(place, sound);
  }
}
