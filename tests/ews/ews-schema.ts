import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const FOLDER = process.env.FOYER_SCHEMAS;

/**
 * What Microsoft's schema says against documents, by name; empty when all are valid. xmllint reads all of them in one
 * run, because loading the schema takes longer than everything else.
 */
export type Mistakes = (documents: Readonly<Record<string, string>>) => string[];

/** `describe` for tests against the schema; skipped loudly where the schema or xmllint is not at hand. */
export function describeWithEwsSchema(name: string, tests: (mistakes: Mistakes) => void): void {
  const missing = [
    ...(FOLDER === undefined || FOLDER === '' ? ["FOYER_SCHEMAS, the folder with Microsoft's schemas"] : []),
    ...(hasXmllint() ? [] : ['xmllint (libxml2-utils)']),
  ];
  if (missing.length > 0) {
    process.stderr.write(`SKIPPED: ${name} (needs ${missing.join(' and ')})\n`);
    describe.skip(name, () => tests(() => []));
    return;
  }
  describe(name, () => tests(validate));
}

function validate(documents: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'ews-schema-'));
  try {
    const names = Object.keys(documents);
    names.forEach((name, at) => writeFileSync(path.join(folder, `${at}.xml`), documents[name] ?? ''));
    const schema = path.join(FOLDER ?? '', 'ews', 'ews.xsd');
    const files = names.map((_, at) => path.join(folder, `${at}.xml`));
    const said = run(['--noout', '--nonet', '--schema', schema, ...files]);
    return said
      .split('\n')
      .filter((line) => line !== '' && !line.endsWith(' validates'))
      .map((line) => line.replace(/^.*?\/(\d+)\.xml/, (_, at: string) => names[Number(at)] ?? at));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What xmllint says about documents stands on its standard error; an xmllint that cannot even run is a mistake too. */
function run(given: readonly string[]): string {
  const { stderr, status, error } = spawnSync('xmllint', given, { encoding: 'utf8' });
  if (error) return error.message;
  return status === 0 ? '' : stderr || `xmllint ended with ${status}`;
}

function hasXmllint(): boolean {
  return spawnSync('xmllint', ['--version']).status === 0;
}
