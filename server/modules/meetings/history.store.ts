import { sql } from 'kysely';
import { z } from 'zod';
import { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db } from '../../storage/database.ts';

/** One entry of the audit, as the history of a meeting needs it. */
export interface PastEntry {
  readonly number: number;
  readonly at: Instant;
  readonly actor: { readonly kind: 'person' | 'system' | 'operator'; readonly name: string };
  readonly cause: string;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** What the subject was called then: of a request, its team. */
  readonly subjectName: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The newest entries about some subjects, oldest first, at most `most`. */
export async function entriesAbout(
  db: Db,
  organization: OrganizationId,
  subjects: readonly string[],
  most: number,
): Promise<readonly PastEntry[]> {
  const { rows } = await sql<Row>`
    select number, at, actor_kind, actor_name, cause, action, subject_kind, subject_id, subject_name, before, after
    from audit_entry
    where organization_id = ${organization} and subject_id = any(${[...subjects]}::text[])
    order by number desc limit ${most}`.execute(db);
  return rows.toReversed().map((row) => ({
    number: Number(row.number),
    at: instantOf(row.at.getTime()),
    actor: { kind: row.actor_kind, name: row.actor_name },
    cause: row.cause,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    subjectName: row.subject_name,
    before: row.before,
    after: row.after,
  }));
}

interface Row {
  readonly number: string | number;
  readonly at: Date;
  readonly actor_kind: PastEntry['actor']['kind'];
  readonly actor_name: string;
  readonly cause: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly subject_name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The facts of an entry about a meeting; what is not there, or is of another time, is left out. */
export const MeetingFacts = z
  .object({
    state: z.string().optional(),
    reason: z.string().nullish(),
    planned: z.object({ start: Instant, end: Instant, rooms: z.array(MailboxAddress) }).optional(),
    dates: z
      .array(
        z.object({
          occurrence: Instant.nullable(),
          standing: z.string(),
          start: Instant,
          end: Instant,
          rooms: z.array(z.object({ name: z.string(), response: z.string() })),
        }),
      )
      .optional(),
    moreDates: z.number().optional(),
  })
  .nullable()
  .catch(null);
export type MeetingFacts = z.output<typeof MeetingFacts>;
