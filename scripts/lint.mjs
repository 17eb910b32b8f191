/** `npm run lint`: format (prettier) and rules (oxlint, with types), over everything written by hand. Fails if either does. */
import './node-version.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { runTool } from './run-tool.mjs';

const root = path.join(import.meta.dirname, '..');
const folders = [
  'contract',
  'addin',
  'portal',
  'kiosk',
  'ui',
  'server',
  'simulator',
  'tests',
  'bench',
  'scripts',
].filter((folder) => fs.existsSync(path.join(root, folder)));

const format = runTool('prettier', ['--check', '--log-level', 'warn', '.']);
const rules = runTool('oxlint', ['--type-aware', '--deny-warnings', ...folders]);
if (format !== 0) console.error('Some files are not formatted; `npm run format` does it.');
process.exitCode = format === 0 && rules === 0 ? 0 : 1;
