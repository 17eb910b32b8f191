import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import type { Rank } from './best-fit.ts';

const Parts = z.tuple([z.number(), z.number(), z.string(), z.string()]);

/** Where a page of rooms ended, as text that means nothing to anybody else. */
export function writeCursor({ score, placeOrder, name, mailbox }: Rank): string {
  return Buffer.from(JSON.stringify([score, placeOrder, name, mailbox])).toString('base64url');
}

/** The rank in a cursor that was written here. Throws `invalid-request` for any other text. */
export function readCursor(cursor: string): Rank {
  const parts = Parts.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parts.success) {
    throw new Problem('invalid-request', 'The cursor does not belong to this list.', {
      errors: [{ pointer: '/query/cursor', detail: 'must be `next` as the page before gave it' }],
    });
  }
  const [score, placeOrder, name, mailbox] = parts.data;
  return { score, placeOrder, name, mailbox };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null; // the schema says what is wrong with it
  }
}
