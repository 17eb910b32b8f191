import type { Message, Written } from '../../../../contract/conversations.ts';
import type { RequestId } from '../../../../contract/services.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import { requireProvider } from '../board.ts';
import type { ChangeContext } from '../changed-request.ts';
import { lockOrganizer } from '../organizers.store.ts';
import type { FullProvider } from '../providers.store.ts';
import type { ServiceRequest, Template } from '../request.ts';
import { findRequest } from '../requests.store.ts';
import type { ServiceUseDeps } from '../service-deps.ts';
import { organizerOf } from '../tell-requests.ts';
import { findTemplate } from '../templates.store.ts';
import { messageNotice } from './message-notice.ts';
import { markRead } from './messages.store.ts';
import type { WrittenText } from './messages.store.ts';
import { messageReply, writeDown } from './write-down.ts';
import type { Wording } from './write-down.ts';

type WriteDeps = Pick<ServiceUseDeps, 'db' | 'clock' | 'outbox' | 'live'>;

/**
 * Says something to the organizer about a request, or to who looks after the meeting since they left. Rejects with
 * `not-found` for a request of a team that the caller does not work for, `not-possible-now` when nobody is there to read
 * it, and as `writeDown` does.
 */
export async function writeToOrganizer(
  deps: WriteDeps,
  caller: Caller,
  id: RequestId,
  wording: Wording,
): Promise<Message> {
  const { organization } = caller;
  return await onRequest(deps, caller, id, async (tx, { request, template, provider, link }) => {
    if (link.isAbandoned) {
      throw new Problem(
        'not-possible-now',
        'The organizer has left, and nobody looks after the meeting yet: nobody would read this.',
      );
    }
    const place = placeOf(request, provider, 'message');
    const at = deps.clock.now();
    const { written, isNew } = await writeDown(tx, caller, { ...place, at, link: link.id }, wording);
    if (isNew) {
      // Who answers has read what was asked.
      await markRead(tx, organization, request.template, at);
      const notice = await messageNotice(tx, organization, { written, template, provider, request, link });
      await deps.outbox.tell(tx, organization, { ...notice, to: organizerOf({ link }) });
      await deps.live.changed(tx, organization, 'service-requests');
    }
    return messageReply(written);
  });
}

/** Notes something for the team. Rejects as `writeToOrganizer` does, but for the organizer. */
export async function addNote(
  deps: WriteDeps,
  caller: Caller,
  id: RequestId,
  wording: Wording,
): Promise<Written> {
  return await onRequest(deps, caller, id, async (tx, { request, provider, link }) => {
    const place = { ...placeOf(request, provider, 'note'), at: deps.clock.now(), link: link.id };
    const { written, isNew } = await writeDown(tx, caller, place, wording);
    if (isNew) await deps.live.changed(tx, caller.organization, 'service-requests');
    return noteReply(written);
  });
}

/** The team has read what the organizer wrote. */
export async function markMessagesRead(
  deps: WriteDeps,
  caller: Caller,
  id: RequestId,
): Promise<Record<string, never>> {
  return await onRequest(deps, caller, id, async (tx, { request }) => {
    const marked = await markRead(tx, caller.organization, request.template, deps.clock.now());
    if (marked > 0) await deps.live.changed(tx, caller.organization, 'service-requests');
    return {};
  });
}

export function noteReply({ id, author, text, at }: WrittenText): Written {
  return { id, author: author.name, text, at };
}

interface Subject {
  readonly request: ServiceRequest;
  readonly template: Template;
  readonly provider: FullProvider;
  readonly link: ChangeContext['link'];
}

async function onRequest<T>(
  { db }: WriteDeps,
  caller: Caller,
  id: RequestId,
  work: (tx: Tx, subject: Subject) => Promise<T>,
): Promise<T> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    const request = await findRequest(tx, organization, id);
    if (!request) throw missing();
    const provider = await requireProvider(tx, caller, request.provider);
    const link = await lockOrganizer(tx, organization, request.link);
    const template = await findTemplate(tx, organization, request.template);
    if (!link || !template) throw missing();
    return await work(tx, { request, template, provider, link });
  });
}

function placeOf({ id, template }: ServiceRequest, provider: FullProvider, kind: WrittenText['kind']) {
  return { template, request: id, provider: provider.id, team: provider.name, kind, side: 'team' } as const;
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such request among those of the teams that you work for.');
}
