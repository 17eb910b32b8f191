import { spawnSync } from 'node:child_process';
import { root } from './tracked-files.ts';

test('every bug of the mutation check can be planted where the code is today', () => {
  const check = spawnSync(process.execPath, ['scripts/mutations.mjs', 'check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([check.stderr, check.stdout]).toEqual(['', '12/12 can be planted\n']);
});
