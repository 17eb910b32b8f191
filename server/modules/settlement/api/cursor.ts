import { z } from 'zod';
import { Problem } from '../../../kernel/problem.ts';

const Place = z.int().positive();

/** The number at which a page ended, as text that means nothing to anybody else. */
export function writeCursor(number: number): string {
  return Buffer.from(JSON.stringify(number)).toString('base64url');
}

/** The place in a cursor that was written here. Throws `invalid-parameter` for any other text. */
export function readCursor(cursor: string): number {
  const place = Place.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!place.success) {
    throw new Problem('invalid-parameter', 'The cursor does not belong to this list.', {
      errors: [{ pointer: '/query/cursor', detail: 'must be `next` as the page before gave it' }],
    });
  }
  return place.data;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null; // the schema says what is wrong with it
  }
}
