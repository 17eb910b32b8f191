import { createHash } from 'node:crypto';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { instantOf, realNow } from '../../kernel/time.ts';
import type { Tx } from '../../storage/database.ts';
import { findAnswer, forgetAnswers, keepAnswer } from './answers.store.ts';

/** Longer than anybody repeats a call for. */
const KEPT_MS = 7 * 24 * 60 * 60_000;

/**
 * Does what a program asks for once per `Idempotency-Key` (null: every time): repeated, it gets the answer of the first
 * time. What fails is not kept, and tried anew. Rejects with `idempotency-key-reused` for the key of another request. In a
 * transaction that no other call of the organization does the same work in.
 */
export async function answerOnce<T>(
  tx: Tx,
  { organization, objectId }: Pick<Caller, 'organization' | 'objectId'>,
  idempotencyKey: string | null,
  request: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  if (idempotencyKey === null) return await work();
  const of = { organization, apiKey: objectId, idempotencyKey };
  const hash = createHash('sha256').update(JSON.stringify(request)).digest();
  const there = await findAnswer(tx, of);
  if (there && !there.requestHash.equals(hash)) {
    throw new Problem(
      'idempotency-key-reused',
      'This Idempotency-Key came with another request before. Make a new key for each request.',
    );
  }
  if (there) return there.reply as T; // just what was kept for this very request
  const reply = await work();
  const now = realNow();
  await keepAnswer(tx, of, { requestHash: hash, reply }, instantOf(now));
  await forgetAnswers(tx, organization, instantOf(now - KEPT_MS));
  return reply;
}
