/**
 * `npm run manifest -- --url https://foyer.example.com --client-id <GUID> [--output file]` writes the manifest of one
 * installation, by default to manifest.<host>.xml.
 */
import './node-version.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { writeManifest } = await import('../server/modules/manifest/write-manifest.ts');

const usage = 'npm run manifest -- --url https://foyer.example.com --client-id <application (client) id>';
const { values } = readArguments();
const template = readFileSync(path.join(import.meta.dirname, '..', 'manifest.xml'), 'utf8');
const written = writeManifest(template, { url: values.url, clientId: values['client-id'] });
if (!written.ok) fail(written.mistakes);

const file = values.output ?? `manifest.${new URL(values.url).hostname}.xml`;
writeFileSync(file, written.xml);
console.log(`Wrote ${file}. Check it with: npm run validate -- ${file}`);

function readArguments() {
  const text = { type: 'string' };
  try {
    const parsed = parseArgs({ options: { url: text, 'client-id': text, output: text } });
    const missing = ['url', 'client-id'].filter((name) => parsed.values[name] === undefined);
    if (missing.length > 0) fail(missing.map((name) => `--${name} is missing.`));
    return parsed;
  } catch (error) {
    return fail([error.message]);
  }
}

function fail(mistakes) {
  for (const mistake of mistakes) console.error(mistake);
  console.error(`Usage: ${usage}`);
  process.exit(2);
}
