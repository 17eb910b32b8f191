import type { Message } from '../../../../contract/conversations.ts';
import type { TemplateId } from '../../../../contract/services.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { findLink, isTheirs, linkedMeeting, lockOwnLink, mayActOn, mayNotAct } from '../../meetings/index.ts';
import { nextOf } from '../describe-requests.ts';
import { listProviders } from '../providers.store.ts';
import { requestsOf } from '../requests.store.ts';
import type { ServiceUseDeps } from '../service-deps.ts';
import { teamOf } from '../tell-requests.ts';
import { findTemplate } from '../templates.store.ts';
import { messageNotice } from './message-notice.ts';
import { writtenOn } from './messages.store.ts';
import { messageReply, writeDown } from './write-down.ts';
import type { Wording } from './write-down.ts';

/** What was said about an order. `not-found` for one on a meeting that is not the caller's. */
export async function readMessages(
  { db }: Pick<ServiceUseDeps, 'db'>,
  caller: Caller,
  id: TemplateId,
): Promise<{ messages: Message[] }> {
  const { organization } = caller;
  const template = await findTemplate(db, organization, id);
  const link = template && (await findLink(db, organization, { id: template.link }));
  if (!link || !isTheirs(link, caller)) throw missing();
  return { messages: (await writtenOn(db, organization, id, 'message')).map(messageReply) };
}

/**
 * Says something to the team about an order; it is told and sees it on its board. Rejects with `not-found`,
 * `permission-missing` for a meeting of another organizer, and as `writeDown` does.
 */
export async function writeToTeam(
  deps: ServiceUseDeps,
  caller: Caller,
  id: TemplateId,
  wording: Wording,
): Promise<Message> {
  const { organization } = caller;
  const mayAct = await mayActOn(deps.directory, caller);
  return await deps.db.transaction().execute(async (tx) => {
    const template = await findTemplate(tx, organization, id);
    if (!template) throw missing();
    const link = await lockOwnLink(tx, caller, { id: template.link });
    if (!mayAct(link)) throw mayNotAct();
    const [provider] = await listProviders(tx, organization, [template.provider]);
    if (!provider) throw missing();
    const at = deps.clock.now();
    const place = {
      template: id,
      request: null,
      provider: provider.id,
      kind: 'message',
      side: 'organizer',
    } as const;
    const { written, isNew } = await writeDown(
      tx,
      caller,
      { ...place, at, team: provider.name, link: link.id },
      wording,
    );
    if (!isNew) return messageReply(written);
    const own = (await requestsOf(tx, organization, [link.id])).filter((one) => one.template === id);
    // Of what no room has shown yet the team knows nothing; it reads what was said with the request.
    if (own.length > 0) {
      const notice = await messageNotice(tx, organization, {
        written,
        template,
        provider,
        request: nextOf(own, at),
        link: linkedMeeting(link),
      });
      await deps.outbox.tell(tx, organization, { ...notice, to: teamOf(provider.id) });
    }
    await deps.live.changed(tx, organization, 'service-requests');
    return messageReply(written);
  });
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such request on a meeting of yours.');
}
