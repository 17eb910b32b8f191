import { createReadStream } from 'node:fs';

/** The longest line that is read; a row of ours is far below it, and a foreign file may have no line breaks at all. */
const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * The lines of a UTF-8 file, split at line feeds only. `node:readline` also splits at U+2028, which JSON leaves as it
 * is inside texts. Throws a RangeError on a line that is too long.
 */
export async function* readLines(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new RangeError('A line of the file is too long');
    yield* parts;
  }
  if (rest !== '') yield rest;
}
