import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { testTitles } from './test-titles.ts';
import { root, textFiles } from './tracked-files.ts';

/** What a cell of a table in docs/ names: `` `tests/…`: “title” ``, one a line. */
export function proofsOf(cell: string): readonly { readonly file: string; readonly title: string }[] {
  return [...cell.matchAll(/`(tests\/[^`]+)`: “(.+?)”(?=<br>|$)/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));
}

/** What is wrong with the proofs in a cell: something else stands there, a file is not run, or has no such test. */
export function flawsOf(cell: string): readonly string[] {
  const named = proofsOf(cell);
  const others = cell.split('<br>').length - named.length;
  return [
    ...(others === 0 ? [] : [`${others} of them name no test`]),
    ...named.flatMap(({ file, title }) => {
      if (!existsSync(path.join(root, file))) return [`${file} is not there`];
      if (!isRun(file)) return [`${file} is not run`];
      const text = readFileSync(path.join(root, file), 'utf8');
      return testTitles(file, text).has(title) ? [] : [`${file} has no test “${title}”`];
    }),
  ];
}

/** Jest runs what is called so, and what such a file imports. */
function isRun(file: string): boolean {
  if (/\.test\.tsx?$/.test(file)) return true;
  const { dir, base } = path.parse(file);
  const importing = textFiles(dir).filter(({ text }) => text.includes(`from './${base}'`));
  return importing.some(({ name }) => name !== file && isRun(name));
}
