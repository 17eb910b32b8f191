import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { changeTemplate as changeRoute, TemplateId, TemplateReply } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { auditLast } from '../audit/index.ts';
import { lockOwnLink, mayActOn, mayNotAct } from '../meetings/index.ts';
import { causeOf, readReply } from './add-template.ts';
import { isOpen, withdrawRequest } from './change-request.ts';
import { closed, editedBy } from './edits-of-change.ts';
import type { Subject } from './edits-of-change.ts';
import { meetingDates } from './meeting-rooms.store.ts';
import { listProviders } from './providers.store.ts';
import { isLive } from './request-states.ts';
import type { Template } from './request.ts';
import { requestsOf } from './requests.store.ts';
import { saveEdited } from './save-edited.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { recordTemplate, tellOrganizer } from './template-audit.ts';
import { findTemplate, updateTemplate } from './templates.store.ts';
import { saysTheSame, wishAfter, wishOf } from './wish-after.ts';

export interface Asked {
  readonly id: TemplateId;
  /** As the caller saw it. */
  readonly version: number;
}

/**
 * Changes what a team was asked for, on every date whose deadline has not passed. Rejects with `not-found`,
 * `permission-missing`, `changed-meanwhile`, `invalid-request`, `not-possible-now` when it has ended, and
 * `deadline-passed` when no date can be changed any more or a date that is left out cannot be taken back, and `sold-out` when too little is left for more; what is closed already stays as it was asked.
 */
export async function changeTemplate(
  deps: ServiceUseDeps,
  caller: Caller,
  { id, version, change }: Asked & { readonly change: z.output<(typeof changeRoute)['body']> },
): Promise<TemplateReply> {
  return await onTemplate(deps, caller, id, async (tx, subject) => {
    const { link, template, provider } = subject;
    const now = deps.clock.now();
    if (template.version !== version) throw await staleOf(deps, tx, caller, subject);
    if (saysTheSame(template, change)) return template;
    requireNotEnded(subject);
    const dates = await meetingDates(tx, caller.organization, link, now);
    const wish = await wishAfter(tx, caller, subject, change, dates);
    if (isDeepStrictEqual(wish, wishOf(template))) return template;
    const edited = await editedBy(tx, caller, subject, { change, wish, dates, now });
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
  return await deps.db.transaction().execute((tx) =>
    auditLast(tx, async () => {
      const found = await findTemplate(tx, organization, id);
      if (!found) throw missing();
      const link = await lockOwnLink(tx, caller, { id: found.link });
      if (!mayAct(link)) throw mayNotAct();
      const template = await findTemplate(tx, organization, id); // as it is now that nobody else changes it
      const [provider] = await listProviders(tx, organization, [found.provider]);
      if (!template || !provider) throw missing();
      const requests = (await requestsOf(tx, organization, [link.id])).filter((one) => one.template === id);
      return await readReply(deps, tx, caller, link, await work(tx, { link, template, provider, requests }));
    }),
  );
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
