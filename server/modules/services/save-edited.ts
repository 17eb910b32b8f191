import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import { linkedMeeting } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import type { NewNotice } from '../messages/index.ts';
import { causeOf as paneCause } from './add-template.ts';
import { requestRecord } from './audit-requests.ts';
import { inDigests, itemOf } from './changed-request.ts';
import type { ChangedRequest } from './changed-request.ts';
import { orderInWords } from './orders/order-in-words.ts';
import { answerFacts } from './properties/property-answer.ts';
import type { Provider, ServiceRequest } from './request.ts';
import { updateRequest } from './requests.store.ts';
import { knownRooms } from './served-rooms.store.ts';
import type { KnownRooms } from './served-rooms.store.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { causeOf, commonFacts, slotsBy, teamOf } from './tell-requests.ts';

export interface Edited {
  readonly before: ServiceRequest;
  readonly after: ServiceRequest;
}

/** Writes what a person changed or took back, audits it, and tells the team; who did it knows. */
export async function saveEdited(
  { outbox, live, clock }: ServiceUseDeps,
  tx: Tx,
  caller: Caller,
  link: Link,
  provider: Provider,
  edited: readonly Edited[],
): Promise<void> {
  if (edited.length === 0) return;
  const { organization } = caller;
  const cause = { ...paneCause(caller), at: clock.now() };
  const context = { link: linkedMeeting(link), cause, requestId: caller.requestId };
  const changes = edited.map(({ before, after }): ChangedRequest => {
    const what = after.status === 'canceled' ? 'canceled' : 'edited';
    return { provider, before, after, what, why: null };
  });
  for (const { after } of edited) await updateRequest(tx, organization, after);
  const rooms = await knownRooms(
    tx,
    organization,
    edited.flatMap(({ before, after }) => [before.room, after.room]),
  );
  const digests = inDigests(changes);
  await recordAudit(tx, organization, ...digests.flatMap((digest) => requestRecord(digest, context)));
  await outbox.tell(tx, organization, ...digests.flatMap((digest) => noticeOf(digest, context, rooms)));
  await live.changed(tx, organization, 'service-requests');
}

/** What was ordered and answered before, where that is something else now. */
export function orderBefore(before: ServiceRequest, after: ServiceRequest) {
  const answers = before.properties.map(answerFacts);
  const [order, now] = [orderInWords(before.lines), orderInWords(after.lines)];
  const nothing = now && { ...now, lines: [], gross: 0 };
  return {
    answersBefore: isDeepStrictEqual(answers, after.properties.map(answerFacts)) ? null : answers,
    orderBefore: isDeepStrictEqual(order, now) ? null : (order ?? nothing),
  };
}

function noticeOf(
  digest: readonly ChangedRequest[],
  context: Parameters<typeof requestRecord>[1],
  rooms: KnownRooms,
): readonly NewNotice[] {
  const [first] = digest;
  if (!first?.before) return [];
  const { before, after, provider, what } = first;
  const at = slotsBy(digest.length, rooms);
  const common = commonFacts(first, context);
  const cause = causeOf(context);
  const notice = {
    to: teamOf(provider.id),
    link: context.link.id,
    item: itemOf(digest),
    at: context.cause.at,
  };
  const key = (template: string) => `service-request ${after.id} v${after.version} ${template}`;
  if (what === 'canceled') {
    const facts = { ...common, slot: at(before), isLate: false, cause };
    return [{ ...notice, key: key('request-canceled'), template: 'request-canceled', facts }];
  }
  const facts = {
    ...common,
    before: at(before),
    after: at(after),
    status: after.status,
    cause,
    textBefore: before.text === after.text ? null : before.text,
    ...orderBefore(before, after),
  };
  return [{ ...notice, key: key('request-changed'), template: 'request-changed', facts }];
}
