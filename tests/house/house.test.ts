import { readFileSync } from 'node:fs';
import path from 'node:path';
import { problemCodes } from '../../contract/problem.ts';
import { problemTable } from '../../server/kernel/problem-table.ts';
import { root, textFiles } from './tracked-files.ts';

const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Where the words of `pattern` stand, as `file: words`. */
function found(files: ReturnType<typeof textFiles>, pattern: RegExp): readonly string[] {
  return files.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([words]) => `${name}: ${words}`));
}

test('README shows the two commands that matter', () => {
  expect(readme).toContain('npm ci && npm start');
  expect(readme).toContain('npm ci && npm test');
});

test('README names no script that does not exist', () => {
  const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every script runs a file that exists', () => {
  const files = Object.values(scripts).flatMap((script) => script.match(/scripts\/[\w-]+\.mjs/g) ?? []);
  const present = new Set(textFiles('scripts').map(({ name }) => name));
  expect(files.filter((file) => !present.has(file))).toEqual([]);
});

test('no file names a folder of the machine it was written on', () => {
  const files = textFiles();
  const homes = /(?<![\w.])\/(?:home|Users)\/\w+\/|(?<!\w)\/root\/|[A-Z]:\\Users\\/g;
  expect(found(files, homes)).toEqual([]);
  expect(files.filter(({ text }) => text.includes(`${root}/`)).map(({ name }) => name)).toEqual([]);
});

test('no file names a package registry, so that everybody may use their own', () => {
  expect(found(textFiles(), /https?:\/\/(?:registry|npm)\.[\w.-]+|"resolved"\s*:/g)).toEqual([]);
});

test('every problem code says what it means and what to do', () => {
  expect(Object.keys(problemTable).toSorted()).toEqual([...problemCodes].toSorted());
  for (const { title, meaning, remedy } of Object.values(problemTable)) {
    expect(title).not.toMatch(/[.!]$/);
    expect(meaning).toMatch(/[.]$/);
    expect(remedy).toMatch(/[.]$/);
  }
});

test('nothing asks for mail, or for writing calendars, or for every mailbox', () => {
  const asked = [{ name: 'manifest.xml', text: readFileSync(path.join(root, 'manifest.xml'), 'utf8') }];
  const permissions = /\bMail\.(?:Read|Send)\w*|full_access_as_app|Calendars\.ReadWrite[\w.]*/g;
  expect(found([...asked, ...textFiles('server', 'addin', 'contract')], permissions)).toEqual([]);
});

test('a test is never left out or run alone', () => {
  const marks = /\b(?:it|test|describe)\.(?:only|todo)\b|\bf(?:it|describe)\(|\bx(?:it|describe)\(/g;
  const tests = textFiles('tests').filter(({ name }) => name !== 'tests/house/house.test.ts');
  expect(found(tests, marks)).toEqual([]);
});
