/** A body in an encoding that Exchange's SOAP 1.1 endpoint does not read. */
export class UnreadableEncoding extends Error {
  override readonly name = 'UnreadableEncoding';
}

/**
 * The text of a request's body, in UTF-8 or UTF-16 as the endpoint takes them: a byte order mark decides, then the
 * charset of the content type, then what the bytes look like. Throws UnreadableEncoding for other charsets and for bytes
 * that are none of the encoding.
 */
export function bodyText(bytes: Buffer, contentType: string | undefined): string {
  try {
    return new TextDecoder(encodingOf(bytes, contentType), { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UnreadableEncoding('The body is not in the encoding that it says.', { cause: error });
  }
}

function encodingOf(bytes: Buffer, contentType: string | undefined): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  if (!/^utf-?(8|16(le|be)?)$/i.test(charset)) {
    throw new UnreadableEncoding(`The charset ${charset.slice(0, 40)} is not read.`);
  }
  // A document begins with an ASCII character: the empty byte tells the order of the two.
  if (/^00(?!00)/.test(mark)) return 'utf-16be';
  return /^(?!00)..00/.test(mark) ? 'utf-16le' : 'utf-8';
}
