import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');

function validate(...args: readonly string[]): { readonly status: number | null; readonly said: string } {
  const script = path.join(root, 'scripts', 'validate-manifest.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', cwd: root });
  return { status, said: stdout };
}

test("Microsoft's parser and schemas accept the manifest", () => {
  const { status, said } = validate();
  expect(said).not.toContain('failed');
  expect(status).toBe(0);
});

test("a manifest that Microsoft's parser cannot read is not valid, although its tool ends as if it were", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foyer-manifest-test-'));
  try {
    const file = path.join(folder, 'manifest.xml');
    const manifest = readFileSync(path.join(root, 'manifest.xml'), 'utf8');
    writeFileSync(file, manifest.replaceAll('"ShowTaskpane"', '"ShowPane"'));
    const { status, said } = validate(file);
    expect(said).toContain("failed  Microsoft's manifest parser reads it");
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
