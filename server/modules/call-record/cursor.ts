import { z } from 'zod';
import { Instant } from '../../../contract/primitives.ts';
import { Problem } from '../../kernel/problem.ts';

const Parts = z.tuple([
  Instant,
  z.guid(),
  z.string().max(300),
  z.string().max(100),
  z.string().max(400),
  z.string().max(500),
  z.string().max(60),
]);

/** The key of an entry of the record, in the order in which a list goes. */
export interface CallKey {
  readonly hour: string;
  readonly integration: string;
  readonly service: string;
  readonly operation: string;
  readonly mailbox: string;
  readonly properties: string;
  readonly outcome: string;
}

/** Where a page ended, as text that means nothing to anybody else. */
export function writeCursor(key: CallKey): string {
  const { hour, integration, service, operation, mailbox, properties, outcome } = key;
  const parts = [hour, integration, service, operation, mailbox, properties, outcome];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The key in a cursor that was written here. Throws `invalid-request` for any other text. */
export function readCursor(cursor: string): CallKey {
  const parts = Parts.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parts.success) {
    throw new Problem('invalid-request', 'The cursor does not belong to this list.', {
      errors: [{ pointer: '/query/cursor', detail: 'must be `next` as the page before gave it' }],
    });
  }
  const [hour, integration, service, operation, mailbox, properties, outcome] = parts.data;
  return { hour, integration, service, operation, mailbox, properties, outcome };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null; // the schema says what is wrong with it
  }
}
