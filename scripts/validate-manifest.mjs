/**
 * `npm run validate [-- file]`: every check of manifest.xml that needs no network. Microsoft's own validation service is
 * left alone; its manifest parser and its JSON schemas come with the two packages used here.
 *
 * The XML schemas are Microsoft's and not part of this repository: `FOYER_SCHEMAS` names the folder that holds
 * `manifest/OfficeAppManifestV1_1.xsd`; without it that gate is skipped, and says so.
 */
import './node-version.mjs';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const { checkManifest } = await import('../server/modules/manifest/check-manifest.ts');
const { iconSize } = await import('../server/modules/manifest/icon-size.ts');

const file = path.resolve(process.argv[2] ?? path.join(root, 'manifest.xml'));
const folder = mkdtempSync(path.join(os.tmpdir(), 'foyer-manifest-'));

const gates = [
  { name: 'what belongs together does', pass: together },
  { name: "Microsoft's manifest parser reads it", pass: parser },
  { name: "what the parser made of it keeps Microsoft's JSON schema", pass: jsonSchema },
  { name: "it keeps Microsoft's XML schema", pass: xmlSchema },
];

let failed = 0;
try {
  for (const { name, pass } of gates) {
    const { skipped, mistakes = [] } = pass();
    if (mistakes.length > 0) failed += 1;
    console.log(`${skipped ? 'SKIPPED' : mistakes.length > 0 ? 'failed ' : 'ok     '} ${name}`);
    for (const line of skipped ? [skipped] : mistakes) console.log(`        ${line.slice(0, 400)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

function together() {
  const eventsScript = readFileSync(path.join(root, 'addin', 'events.ts'), 'utf8');
  return {
    mistakes: checkManifest(readFileSync(file, 'utf8'), { eventsScript, readPicture: iconSize }),
  };
}

/** The converter ends with 0 also when it failed: its words and its output file tell. */
function parser() {
  const said = tool('office-addin-manifest-converter', ['convert', file, '--output', folder]);
  const written = existsSync(path.join(folder, 'manifest.json'));
  const trouble = said.text.split('\n').filter((line) => /error|warn|truncated/i.test(line));
  if (readJson()?.includes('<TRUNCATED>')) trouble.push('A text is too long and was cut.');
  return { mistakes: written ? trouble : [...trouble, 'No manifest.json came out.'] };
}

function jsonSchema() {
  if (readJson() === undefined) return { mistakes: ['There is no manifest.json to check.'] };
  const said = tool('office-addin-manifest', ['validate', path.join(folder, 'manifest.json')]);
  return { mistakes: said.status === 0 ? [] : said.text.split('\n').filter(Boolean) };
}

function xmlSchema() {
  const schemas = process.env['FOYER_SCHEMAS'];
  if (!schemas) return { skipped: 'FOYER_SCHEMAS is not set, so the XML schemas were not at hand.' };
  if (!hasXmllint()) return { skipped: 'xmllint is not installed (Debian: apt-get install libxml2-utils).' };
  const schema = path.join(schemas, 'manifest', 'OfficeAppManifestV1_1.xsd');
  const said = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, file], { encoding: 'utf8' });
  return { mistakes: said.status === 0 ? [] : said.stderr.split('\n').filter(Boolean) };
}

function readJson() {
  const json = path.join(folder, 'manifest.json');
  return existsSync(json) ? readFileSync(json, 'utf8') : undefined;
}

function tool(name, args) {
  const cli = path.join(root, 'node_modules', name, 'cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  return { status, text: `${stdout}${stderr}` };
}

function hasXmllint() {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
