import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { BookingKey } from '../../../contract/meetings.ts';
import { TemplateId } from '../../../contract/services.ts';
import type { addTemplate as addRoute, TemplateReply } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { failpoint } from '../../kernel/failpoint.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import type { Link } from '../meetings/index.ts';
import { lockOwnLink, mayActOn, mayNotAct } from './may-act.ts';
import { requireRoom } from './capacity/require-room.ts';
import { useOf } from './capacity/use.ts';
import { checkRoom } from './check-room.ts';
import { placeOrder } from './orders/place-order.ts';
import { requireAnswers } from './properties/answer-properties.ts';
import { deliverAt } from './first-sight.ts';
import { openDates, readAskable, requireSomething, requireTime } from './require-askable.ts';
import type { Template } from './request.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { recordTemplate, tellOrganizer } from './template-audit.ts';
import { templateReplies } from './template-reply.ts';
import { firstAsked, insertTemplate, templatesOf } from './templates.store.ts';
import { wishOf } from './wish.ts';

type NewTemplate = z.output<(typeof addRoute)['body']>;

/** On one meeting; what was taken back counts too, so that nobody fills a table by asking and taking back. */
const MOST_TEMPLATES = 50;

/**
 * Enters what a team is asked for. The same key with the same body gives what is there. Rejects with `not-found` for a
 * meeting that is not the caller's, `permission-missing` for one of another organizer, `idempotency-key-reused`,
 * `invalid-request` for a team or room that does not fit, `deadline-passed` when every date is closed, `sold-out` when too little is left on every date.
 */
export async function addTemplate(
  deps: ServiceUseDeps,
  caller: Caller,
  bookingKey: BookingKey,
  body: NewTemplate,
): Promise<TemplateReply> {
  const mayAct = await mayActOn(deps.directory, caller);
  const reply = await deps.db.transaction().execute(async (tx) => {
    const link = await lockOwnLink(tx, caller, { bookingKey });
    if (!mayAct(link)) throw mayNotAct();
    return await enterTemplate(deps, tx, caller, link, body, { isOwnTeam: false });
  });
  failpoint('request-kept');
  return reply;
}

/**
 * Enters what a team is asked for on a meeting whose link is locked. A member who enters something for their own team is
 * bound by no deadline of it, nor by what is left. Rejects as `addTemplate` does.
 */
export async function enterTemplate(
  deps: ServiceUseDeps,
  tx: Tx,
  caller: Caller,
  link: Link,
  body: NewTemplate,
  { isOwnTeam }: { readonly isOwnTeam: boolean },
): Promise<TemplateReply> {
  const { organization } = caller;
  const cause = { ...causeOf(caller), kind: isOwnTeam ? 'portal' : 'pane' } as const;
  const there = await templatesOf(tx, organization, [link.id]);
  const same = there.find(({ clientKey }) => clientKey === body.clientKey);
  if (same) return await replay(deps, tx, caller, link, same, body);

  if (there.length >= MOST_TEMPLATES) {
    throw new Problem(
      'not-possible-now',
      `A meeting takes at most ${MOST_TEMPLATES} requests. Change one that is there.`,
    );
  }
  const provider = await readAskable(tx, caller, body.provider);
  const now = deps.clock.now();
  const dates = await openDates(tx, caller, link, now);
  const rooms = await checkRoom(tx, organization, provider, dates.rooms, body.room);
  const order = await placeOrder(tx, caller, provider, rooms, body);
  const properties = requireAnswers(provider.userProperties, body.properties);
  requireSomething(body.text, order.lines);
  if (!isOwnTeam) {
    requireTime(link, provider, dates.dates, { ...body, lines: order.lines }, now);
    const uses = dates.dates.map((date) => useOf(deliverAt(date, body), date.end, order.lines));
    await requireRoom(tx, organization, provider, { uses, except: [] });
  }
  const template: Template = {
    id: TemplateId.parse(randomUUID()),
    link: link.id,
    provider: provider.id,
    clientKey: body.clientKey,
    room: body.room,
    text: body.text,
    offsetMinutes: body.offsetMinutes,
    offsetFrom: body.offsetFrom,
    lines: order.lines,
    costCenter: order.costCenter,
    properties,
    enteredBy: {
      name: caller.name,
      mail: caller.mail,
      tenantId: caller.tenantId,
      objectId: caller.objectId,
    },
    enteredAt: now,
    withdrawnAt: null,
    version: 1,
  };
  await insertTemplate(tx, organization, template, wishOf(body));
  await recordTemplate(tx, caller, provider, null, template, cause.kind);
  await tellOrganizer(
    deps,
    tx,
    caller,
    link,
    template,
    `asked ${provider.name} for something on your behalf`,
  );
  await deps.follow(tx, organization, link.id, cause);
  return await readReply(deps, tx, caller, link, template);
}

export function causeOf({ name, tenantId, objectId, requestId }: Caller) {
  return { kind: 'pane', actor: { kind: 'person', name, tenantId, objectId }, requestId } as const;
}

export async function readReply(
  { clock }: Pick<ServiceUseDeps, 'clock'>,
  tx: Tx,
  { organization }: Caller,
  link: Link,
  { id }: Pick<Template, 'id'>,
): Promise<TemplateReply> {
  const reply = (await templateReplies(tx, organization, link, clock.now())).find((one) => one.id === id);
  if (!reply) throw new Error('a template that was just written is not there');
  return reply;
}

/** Compared with what was sent first, whatever was changed since: a repetition says what the first call said. */
async function replay(
  deps: ServiceUseDeps,
  tx: Tx,
  caller: Caller,
  link: Link,
  there: Template,
  body: NewTemplate,
): Promise<TemplateReply> {
  const first =
    (await firstAsked(tx, caller.organization, there)) ??
    wishOf({ ...there, lines: [], costCenter: null, properties: {} });
  if (first === wishOf(body)) return await readReply(deps, tx, caller, link, there);
  throw new Problem('idempotency-key-reused', 'This key belongs to another request on this meeting already.');
}
