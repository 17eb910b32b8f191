import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');

/** Runs a tool of node_modules/.bin in the product's folder, on the Node beside it; returns its exit code. */
export function runTool(tool, given) {
  const bin = path.join(root, 'node_modules', '.bin');
  const { status, error } = spawnSync(tool, given, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` },
    shell: process.platform === 'win32', // there the tools are .cmd files
  });
  if (error) console.error(`${tool} cannot be run (${error.code}). Run \`npm ci\` first.`);
  return status ?? 1;
}
