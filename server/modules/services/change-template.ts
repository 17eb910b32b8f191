import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { changeTemplate as changeRoute, TemplateId, TemplateReply } from '../../../contract/services.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { lockOwnLink, mayActOn, mayNotAct } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import { causeOf, readReply } from './add-template.ts';
import { changeRequest, isOpen, withdrawRequest } from './change-request.ts';
import { requireGrowth } from './capacity/require-growth.ts';
import { meetingDates } from './meeting-rooms.store.ts';
import { listProviders } from './providers.store.ts';
import type { FullProvider } from './providers.store.ts';
import { isLive } from './request-states.ts';
import { refusalOf } from './refuse-delivery.ts';
import type { ServiceRequest, Template } from './request.ts';
import { requestsOf } from './requests.store.ts';
import { saveEdited } from './save-edited.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { recordTemplate, tellOrganizer } from './template-audit.ts';
import { closedSince } from './template-reply.ts';
import { findTemplate, updateTemplate } from './templates.store.ts';
import { saysTheSame, wishAfter, wishOf } from './wish-after.ts';
import type { Wish } from './wish-after.ts';

type Change = z.output<(typeof changeRoute)['body']>;

export interface Asked {
  readonly id: TemplateId;
  /** As the caller saw it. */
  readonly version: number;
}

/** What a change starts from; the link is locked, and the caller may act on it. */
interface Subject {
  readonly link: Link;
  readonly template: Template;
  readonly provider: FullProvider;
  readonly requests: readonly ServiceRequest[];
}

/**
 * Changes what a team was asked for, on every date whose deadline has not passed. Rejects with `not-found`,
 * `permission-missing`, `changed-meanwhile`, `invalid-request`, `not-possible-now` when it has ended, and
 * `deadline-passed` when no date can be changed any more, and `sold-out` when too little is left for more; what is closed already stays as it was asked.
 */
export async function changeTemplate(
  deps: ServiceUseDeps,
  caller: Caller,
  { id, version, change }: Asked & { readonly change: Change },
): Promise<TemplateReply> {
  return await onTemplate(deps, caller, id, async (tx, subject) => {
    const { link, template, provider, requests } = subject;
    const now = deps.clock.now();
    if (template.version !== version) throw await staleOf(deps, tx, caller, subject);
    if (saysTheSame(template, change)) return template;
    requireNotEnded(subject);
    const dates = await meetingDates(tx, caller.organization, link, now);
    const wish = await wishAfter(tx, caller, subject, change, dates);
    if (isDeepStrictEqual(wish, wishOf(template))) return template;

    const { room: _room, lines, costCenter, ...words } = wish;
    const order = isDeepStrictEqual(lines, template.lines) ? {} : { lines };
    const wanted = { ...words, ...order, room: change.room ?? null };
    const changed = requests.flatMap((before) => {
      const after = isOpen(before, now) ? changeRequest(before, wanted, provider, now) : null;
      return after ? [{ before, after: { ...after, costCenter } }] : [];
    });
    const plan = requests.length > 0 ? null : { template, wish, dates: dates.dates };
    const fitting = await requireGrowth(tx, caller.organization, provider, { template, changed, plan });
    const edited = fitting.map(({ before, after }) => ({
      before,
      after: { ...after, changedAt: now, version: before.version + 1 },
    }));
    if (edited.length === 0) requireOpenPlan(subject, dates.dates, wish, now);
    const after: Template = { ...template, ...wish, version: version + 1 };
    await updateTemplate(tx, caller.organization, after);
    await recordTemplate(tx, caller, provider, template, after);
    await saveEdited(deps, tx, caller, link, provider, edited);
    await tellOrganizer(deps, tx, caller, link, after, `changed what you asked ${provider.name} for`);
    await deps.follow(tx, caller.organization, link.id, causeOf(caller));
    return after;
  });
}

/** Takes everything back whose deadline has not passed. Rejects as `changeTemplate` does; what is taken back stays so. */
export async function withdrawTemplate(
  deps: ServiceUseDeps,
  caller: Caller,
  { id, version }: Asked,
): Promise<TemplateReply> {
  return await onTemplate(deps, caller, id, async (tx, subject) => {
    const { link, template, provider, requests } = subject;
    if (template.withdrawnAt !== null) return template;
    if (template.version !== version) throw await staleOf(deps, tx, caller, subject);
    requireNotEnded(subject);
    const now = deps.clock.now();
    const edited = requests.flatMap((before) =>
      isOpen(before, now)
        ? [
            {
              before,
              after: { ...withdrawRequest(before, caller.name), changedAt: now, version: before.version + 1 },
            },
          ]
        : [],
    );
    if (edited.length === 0 && requests.length > 0) throw closed(subject);
    const after: Template = { ...template, withdrawnAt: now, version: template.version + 1 };
    await updateTemplate(tx, caller.organization, after);
    await recordTemplate(tx, caller, provider, template, after);
    await saveEdited(deps, tx, caller, link, provider, edited);
    await tellOrganizer(deps, tx, caller, link, after, `took back what you asked ${provider.name} for`);
    return after;
  });
}

async function onTemplate(
  deps: ServiceUseDeps,
  caller: Caller,
  id: TemplateId,
  work: (tx: Tx, subject: Subject) => Promise<Template>,
): Promise<TemplateReply> {
  const { organization } = caller;
  const mayAct = await mayActOn(deps.directory, caller);
  return await deps.db.transaction().execute(async (tx) => {
    const found = await findTemplate(tx, organization, id);
    if (!found) throw missing();
    const link = await lockOwnLink(tx, caller, { id: found.link });
    if (!mayAct(link)) throw mayNotAct();
    const template = await findTemplate(tx, organization, id); // as it is now that nobody else changes it
    const [provider] = await listProviders(tx, organization, [found.provider]);
    if (!template || !provider) throw missing();
    const requests = (await requestsOf(tx, organization, [link.id])).filter((one) => one.template === id);
    return await readReply(deps, tx, caller, link, await work(tx, { link, template, provider, requests }));
  });
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such request on a meeting of yours.');
}

async function staleOf(
  deps: ServiceUseDeps,
  tx: Tx,
  caller: Caller,
  { link, template }: Subject,
): Promise<Problem> {
  const current = await readReply(deps, tx, caller, link, template);
  return new Problem(
    'changed-meanwhile',
    'Somebody else changed this request meanwhile. Nothing was overwritten.',
    { current },
  );
}

function requireNotEnded({ template, requests }: Subject): void {
  if (template.withdrawnAt === null && (requests.length === 0 || requests.some(isLive))) return;
  throw new Problem('not-possible-now', 'This request has ended. Add a new one instead.');
}

/** Nothing can be changed on any date: fine only while there is none, and the new delivery is not closed. */
function requireOpenPlan(
  subject: Subject,
  dates: Awaited<ReturnType<typeof meetingDates>>['dates'],
  wish: Wish,
  now: Instant,
): void {
  const { provider, requests } = subject;
  if (requests.length > 0) throw closed(subject);
  const refusal = refusalOf(provider, dates, wish, now);
  if (refusal) throw refusal;
}

function closed({ provider, requests }: Subject): Problem {
  const last = requests.filter(isLive).at(-1);
  if (!last) return new Problem('not-possible-now', 'This request has ended. Add a new one instead.');
  return new Problem('deadline-passed', closedSince(provider, last.deadline));
}
