import { TextDecoder } from 'node:util';
import type { FileEncoding } from '../../contract/file-import.ts';
import { Problem } from '../kernel/problem.ts';

/**
 * The text of a file, part by part, as it comes in. Throws `invalid-request` for bytes that are not what was chosen:
 * letters would become others, and nobody would notice before they are in use.
 */
export async function* decodeFile(
  bytes: AsyncIterable<Buffer>,
  encoding: FileEncoding,
): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: true }); // takes the mark of UTF-8 off the front
  let isBegun = false;
  let waiting = Buffer.alloc(0);
  for await (const part of bytes) {
    waiting = Buffer.concat([waiting, part]);
    if (!isBegun && waiting.length < LONGEST_MARK) continue; // the mark may come in two parts
    if (!isBegun) requireMark(waiting, encoding);
    isBegun = true;
    yield decoded(decoder, waiting, { stream: true });
    waiting = Buffer.alloc(0);
  }
  if (!isBegun) requireMark(waiting, encoding);
  yield decoded(decoder, waiting, { stream: false });
}

const LONGEST_MARK = 3;

/** What a file says of itself at its very beginning (Unicode, section 23.8) goes before what was chosen. */
function requireMark(bytes: Buffer, encoding: FileEncoding): void {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw refused('It is UTF-16. Save it as CSV UTF-8 (comma delimited), and try again.');
  }
  if (encoding !== 'utf-8' && first === 0xef && second === 0xbb && third === 0xbf) {
    throw refused('It says of itself that it is UTF-8. Choose UTF-8.');
  }
}

function decoded(decoder: TextDecoder, bytes: Buffer, options: { readonly stream: boolean }): string {
  if (bytes.includes(0)) {
    throw refused('There are zeros in it, so it is UTF-16 or no text. Save it as CSV UTF-8, and try again.');
  }
  try {
    return decoder.decode(bytes, options);
  } catch (error) {
    throw refused(
      'It is not valid UTF-8. Save it as CSV UTF-8; or, if an older Excel wrote it in a Western language, choose Windows-1252.',
      error,
    );
  }
}

function refused(why: string, cause?: unknown): Problem {
  return new Problem(
    'invalid-request',
    `The letters of this file cannot be read. ${why}`,
    { errors: [{ pointer: '/query/encoding', detail: 'does not fit the file' }] },
    { cause },
  );
}
