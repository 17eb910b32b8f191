import { MOST_MESSAGES } from '../../../../contract/conversations.ts';
import type { Message, MessageId } from '../../../../contract/conversations.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { insertWritten, isTaken, writtenOn } from './messages.store.ts';
import type { WrittenText } from './messages.store.ts';

/** What somebody wants to write, with the id that makes it the same when it is sent again. */
export interface Wording {
  readonly id: MessageId;
  readonly text: string;
}

type Place = Pick<WrittenText, 'template' | 'request' | 'provider' | 'kind' | 'side' | 'at'> & {
  /** For the audit: the team, and the meeting. */
  readonly team: string;
  readonly link: string;
};

/**
 * Writes something on an order whose link is locked, and audits that it was written, without the text. Gives what is
 * there, and whether it is new. Rejects with `idempotency-key-reused` for an id that belongs to something else, and
 * `not-possible-now` when the order is full.
 */
export async function writeDown(
  tx: Tx,
  caller: Caller,
  { team, link, ...place }: Place,
  { id, text }: Wording,
): Promise<{ readonly written: WrittenText; readonly isNew: boolean }> {
  const { organization, tenantId, objectId, name } = caller;
  const there = await writtenOn(tx, organization, place.template, place.kind);
  const same = there.find((one) => one.id === id);
  if (same && same.text === text && same.side === place.side && same.author.objectId === objectId) {
    return { written: same, isNew: false };
  }
  if (same || (await isTaken(tx, organization, id))) {
    throw new Problem(
      'idempotency-key-reused',
      'This id belongs to something else that was written already.',
    );
  }
  if (there.length >= MOST_MESSAGES) {
    throw new Problem(
      'not-possible-now',
      `An order takes ${MOST_MESSAGES} of these at most, and this one has them. Call or write a mail instead.`,
    );
  }
  const written: WrittenText = { ...place, id, text, author: { tenantId, objectId, name } };
  await insertWritten(tx, organization, written);
  await recordAudit(tx, organization, {
    ...askedBy(caller),
    cause: place.side === 'team' ? 'portal' : 'pane',
    action: place.kind === 'note' ? 'request.noted' : 'request.message-written',
    subject: { kind: 'service-request', id: place.template, name: team },
    before: null,
    after: { meeting: link, request: place.request, message: id, from: place.side, characters: text.length },
  });
  return { written, isNew: true };
}

export function messageReply({ id, side, author, text, at }: WrittenText): Message {
  return { id, from: side, author: author.name, text, at };
}
