import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import type { Queue } from '../../storage/queue.ts';
import { isLateOrQuestion } from './late-or-question.ts';
import { noticeFacts } from './notice-facts.ts';
import type { Live, NewNotice, Outbox, Party } from './outbox.ts';

/** Where mail to a provider goes, and how its people read. */
export interface Contact {
  readonly mail: string;
  readonly language: string;
  readonly timeZone: string;
  /** It wants mail only of what came too late, and of questions. */
  readonly isForLateOnly?: boolean;
  /** When what is told at a moment is due, with everything else until then; undefined: meeting by meeting, at once. */
  readonly dailyAfter?: (at: Instant) => Instant;
}

export interface OutboxDeps {
  /** Null: mail is switched off, and people look at the portal. */
  readonly queue: Pick<Queue, 'add'> | null;
  readonly live: Live;
  /** Where mail to a provider goes; null: nowhere. */
  readonly contactOf: (
    tx: Transaction<Database>,
    organization: OrganizationId,
    provider: string,
  ) => Promise<Contact | null>;
  /** How long (real time) a mail waits for what may still belong into it. */
  readonly quietSeconds: number;
}

/** Two mails about one meeting to one party are at least this far apart (business time); what comes between waits. */
export const APART_MS = 5 * 60_000;

/** Every job of a mail has its key, so that a mail is never worked on twice at once. */
export function jobOf(organization: string, message: string) {
  return { key: message, data: { organization, message } };
}

export function createOutbox(deps: OutboxDeps): Outbox {
  return {
    async tell(tx, organization, ...notices) {
      let isTold = false;
      const urgent: UrgentMails = new Map();
      for (const notice of notices) {
        const id = await note(tx, organization, notice);
        if (id === null) continue;
        isTold = true;
        await mail(deps, tx, organization, notice, { id, urgent });
      }
      if (isTold) await deps.live.changed(tx, organization, 'feed');
    },
  };
}

/** The mails that what is told in one go has begun for what is urgent, by reader and meeting. */
type UrgentMails = Map<string, string>;

/** Null: this party was told under this key already. */
async function note(
  tx: Transaction<Database>,
  organization: OrganizationId,
  { key, to, link, item, template, facts, at }: NewNotice,
): Promise<string | null> {
  const row = await tx
    .insertInto('notice')
    .values({
      organization_id: organization,
      id: randomUUID(),
      key,
      ...audienceOf(to),
      link_id: link,
      item,
      template,
      facts: JSON.stringify(noticeFacts[template].parse(facts)), // a text that could not be read back would be lost
      at,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'audience_kind', 'audience', 'key']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Puts the notice into the mail that waits for this party and meeting, or begins one. */
async function mail(
  deps: OutboxDeps,
  tx: Transaction<Database>,
  organization: OrganizationId,
  notice: NewNotice,
  { id, urgent }: { readonly id: string; readonly urgent: UrgentMails },
): Promise<void> {
  if (deps.queue === null) return;
  const { to, at, isUrgent = false } = notice;
  const contact = await contactFor(deps, tx, organization, notice);
  if (contact === null) return;

  const { link, fixed } = placeOf(contact, notice);
  const together = JSON.stringify([audienceOf(to), link]);
  const waiting = isUrgent ? (urgent.get(together) ?? null) : await waitingMail(tx, organization, to, link);
  const message = waiting ?? (await beginMail(tx, organization, { to, link, at, fixed }, contact));
  if (isUrgent) urgent.set(together, message);
  await tx
    .updateTable('notice')
    .set({ message_id: message })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
  // The mail of a day is put on its way by the look for what is due.
  if (waiting === null && (isUrgent || fixed === null)) {
    await deps.queue.add(tx, {
      ...jobOf(organization, message),
      afterSeconds: isUrgent ? 0 : deps.quietSeconds,
    });
  }
}

/** Where mail about a notice goes; null: its party wants none. */
async function contactFor(
  { contactOf }: OutboxDeps,
  tx: Transaction<Database>,
  organization: OrganizationId,
  notice: NewNotice,
): Promise<Contact | null> {
  const { to } = notice;
  if (to.kind === 'person') return to;
  const contact = await contactOf(tx, organization, to.id);
  return contact?.isForLateOnly && !isLateOrQuestion(notice) ? null : contact;
}

/** Into which mail a notice goes: the one about its meeting, or that of the day of a team. */
function placeOf(
  { dailyAfter }: Contact,
  { link, at, isUrgent = false }: NewNotice,
): { readonly link: string | null; readonly fixed: Instant | null } {
  if (isUrgent) return { link, fixed: at };
  return dailyAfter ? { link: null, fixed: dailyAfter(at) } : { link, fixed: null }; // a day is about no single meeting
}

function mailsTo(tx: Transaction<Database>, organization: OrganizationId, to: Party, link: string | null) {
  const { audience_kind, audience } = audienceOf(to);
  return tx
    .selectFrom('message')
    .where('organization_id', '=', organization)
    .where('audience_kind', '=', audience_kind)
    .where('audience', '=', audience)
    .where('link_id', 'is not distinct from', link);
}

async function waitingMail(
  tx: Transaction<Database>,
  organization: OrganizationId,
  to: Party,
  link: string | null,
): Promise<string | null> {
  // Locked: it must not be closed while something is put into it.
  const row = await mailsTo(tx, organization, to, link)
    .select('id')
    .where('state', '=', 'waiting')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row?.id ?? null;
}

async function beginMail(
  tx: Transaction<Database>,
  organization: OrganizationId,
  {
    to,
    link,
    at,
    fixed,
  }: {
    readonly to: Party;
    readonly link: string | null;
    readonly at: Instant;
    /** When it is due whatever was sent before; null: not too soon after the last one. */
    readonly fixed: Instant | null;
  },
  contact: Contact,
): Promise<string> {
  const { last } = await mailsTo(tx, organization, to, link)
    .select((is) => is.fn.max('told_at').as('last'))
    .executeTakeFirstOrThrow();
  const id = randomUUID();
  await tx
    .insertInto('message')
    .values({
      organization_id: organization,
      id,
      ...audienceOf(to),
      link_id: link,
      address: contact.mail,
      language: contact.language,
      time_zone: contact.timeZone,
      due_at: fixed ?? dueAt(at, last),
    })
    .execute();
  return id;
}

/** A clock that was set back is no reason to wait for long. */
function dueAt(at: Instant, last: Date | null): Instant {
  const since = last === null ? APART_MS : Date.parse(at) - last.getTime();
  return since >= APART_MS || since < 0 ? at : instantOf(Date.parse(at) + APART_MS - since);
}

export function audienceOf(to: Party): {
  readonly audience_kind: 'person' | 'provider';
  readonly audience: string;
} {
  return to.kind === 'person'
    ? { audience_kind: 'person', audience: to.mail.toLowerCase() }
    : { audience_kind: 'provider', audience: to.id };
}
