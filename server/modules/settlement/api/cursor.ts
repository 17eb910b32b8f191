import { z } from 'zod';
import { Instant } from '../../../../contract/primitives.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { ChargeKey } from '../../services/index.ts';

const Parts = z.tuple([Instant, z.uuid()]);

/** Where a page ended, as text that means nothing to anybody else. */
export function writeCursor({ at, id }: ChargeKey): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** The place in a cursor that was written here. Throws `invalid-parameter` for any other text. */
export function readCursor(cursor: string): ChargeKey {
  const parts = Parts.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parts.success) {
    throw new Problem('invalid-parameter', 'The cursor does not belong to this list.', {
      errors: [{ pointer: '/query/cursor', detail: 'must be `next` as the page before gave it' }],
    });
  }
  const [at, id] = parts.data;
  return { at, id };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null; // the schema says what is wrong with it
  }
}
