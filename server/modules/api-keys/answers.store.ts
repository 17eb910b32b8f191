import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';

interface AnswerKey {
  readonly organization: OrganizationId;
  readonly apiKey: string;
  readonly idempotencyKey: string;
}

interface Answer {
  readonly requestHash: Buffer;
  readonly reply: unknown;
}

export async function findAnswer(tx: Tx, of: AnswerKey): Promise<Answer | null> {
  const row = await tx
    .selectFrom('api_answer')
    .select(['request_hash', 'reply'])
    .where('organization_id', '=', of.organization)
    .where('api_key_id', '=', of.apiKey)
    .where('idempotency_key', '=', of.idempotencyKey)
    .executeTakeFirst();
  return row ? { requestHash: Buffer.from(row.request_hash), reply: row.reply } : null;
}

export async function keepAnswer(tx: Tx, of: AnswerKey, answer: Answer, at: Instant): Promise<void> {
  await tx
    .insertInto('api_answer')
    .values({
      organization_id: of.organization,
      api_key_id: of.apiKey,
      idempotency_key: of.idempotencyKey,
      request_hash: answer.requestHash,
      reply: JSON.stringify(answer.reply),
      answered_at: at,
    })
    .execute();
}

export async function forgetAnswers(tx: Tx, organization: OrganizationId, before: Instant): Promise<void> {
  await tx
    .deleteFrom('api_answer')
    .where('organization_id', '=', organization)
    .where('answered_at', '<', new Date(before))
    .execute();
}
