import type { BookingKey } from '../../../contract/meetings.ts';
import type { TemplateReply } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { failpoint } from '../../kernel/failpoint.ts';
import type { Tx } from '../../storage/database.ts';
import { auditLast } from '../audit/index.ts';
import { lockOwnLink, mayActOnMeeting, mayNotAct } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import { enterTemplates, readReplies, refuseOne } from './enter-templates.ts';
import { findReplay } from './find-replay.ts';
import type { Template } from './request.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { templatesOf } from './templates.store.ts';
import type { NewTemplate } from './wish.ts';

/**
 * Enters what a team is asked for. The same key with the same body gives what is there. Rejects with `not-found` for a
 * meeting that is not the caller's, `permission-missing` for one of another organizer, `idempotency-key-reused`, and as
 * `enterTemplates` does.
 */
export async function addTemplate(
  deps: ServiceUseDeps,
  caller: Caller,
  bookingKey: BookingKey,
  body: NewTemplate,
): Promise<TemplateReply> {
  const mayAct = await mayActOnMeeting(deps, caller, bookingKey);
  const reply = await deps.db.transaction().execute((tx) =>
    auditLast(tx, async () => {
      const link = await lockOwnLink(tx, caller, { bookingKey });
      if (!mayAct(link)) throw mayNotAct();
      return await enterTemplate(deps, tx, caller, link, body, { isOwnTeam: false });
    }),
  );
  failpoint('request-kept');
  return reply;
}

/** One, on a meeting whose link is locked; the same key with the same body gives what is there. Rejects as `addTemplate` does. */
export async function enterTemplate(
  deps: ServiceUseDeps,
  tx: Tx,
  caller: Caller,
  link: Link,
  body: NewTemplate,
  { isOwnTeam }: { readonly isOwnTeam: boolean },
): Promise<TemplateReply> {
  const there = await templatesOf(tx, caller.organization, [link.id]);
  const replay = await findReplay(tx, caller, there, [body]);
  const options = { isOwnTeam, refuse: refuseOne };
  const [reply] = replay
    ? await readReplies(deps, tx, caller, link, replay)
    : await enterTemplates(deps, tx, caller, { link, there }, [body], options);
  if (!reply) throw new Error('one that was entered is one that is there');
  return reply;
}

export function causeOf({ name, tenantId, objectId, requestId }: Caller) {
  return { kind: 'pane', actor: { kind: 'person', name, tenantId, objectId }, requestId } as const;
}

export async function readReply(
  deps: Pick<ServiceUseDeps, 'clock'>,
  tx: Tx,
  caller: Caller,
  link: Link,
  template: Pick<Template, 'id'>,
): Promise<TemplateReply> {
  const [reply] = await readReplies(deps, tx, caller, link, [template]);
  if (!reply) throw new Error('one was asked for');
  return reply;
}
