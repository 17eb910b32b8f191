import { randomUUID } from 'node:crypto';
import { RequestId } from '../../../contract/services.ts';
import type { Tx } from '../../storage/database.ts';
import type { Answer, Situation } from '../meetings/index.ts';
import type { ChangedRequest } from './changed-request.ts';
import { decideRequests } from './decide-requests.ts';
import type { Decided } from './decided.ts';
import type { What } from './decision.ts';
import { recordChanges } from './record-changes.ts';
import type { RecordDeps } from './record-changes.ts';
import { answerFacts } from './properties/property-answer.ts';
import type { ServiceRequest } from './request.ts';
import { orderInWords } from './orders/order-in-words.ts';
import { organizerOf } from './tell-requests.ts';
import { reasonOf } from './words.ts';

/** What the requests on a meeting would become; nothing is changed. */
export async function foreseeRequests(tx: Tx, situation: Situation): Promise<readonly Answer[]> {
  return (await decideRequests(tx, situation)).decided.flatMap(answerOf);
}

/**
 * Brings the requests on a meeting into line with it. The link is locked by whoever calls (all changes of what hangs on
 * it take that lock first). Called again with the same situation nothing is left to do.
 */
export async function followRequests(
  deps: RecordDeps,
  tx: Tx,
  situation: Situation,
): Promise<readonly Answer[]> {
  const { organization, now } = situation;
  const { decided, rooms } = await decideRequests(tx, situation);
  const changes = decided.flatMap((one) => changeOf(one, now));
  await recordChanges(deps, tx, organization, changes, situation, rooms);
  await tellWaiting(deps, tx, situation, decided);
  return decided.flatMap(answerOf);
}

function changeOf(
  { template, provider, occurrence, before, decision }: Decided,
  now: Situation['now'],
): readonly ChangedRequest[] {
  const { next, what, why, instead } = decision;
  if (next === null || what === null) return [];
  const after: ServiceRequest = before
    ? { ...before, ...next, changedAt: now, version: before.version + 1 }
    : {
        ...next,
        id: RequestId.parse(randomUUID()),
        template: template.id,
        link: template.link,
        provider: provider.id,
        occurrence,
        text: template.text,
        costCenter: template.costCenter,
        properties: template.properties,
        staffProperties: [],
        createdAt: now,
        changedAt: now,
        version: 1,
      };
  // What is asked anew is what is asked for now.
  const { text, costCenter, properties } = what === 'reactivated' ? template : after;
  const changed = { provider, before, after: { ...after, text, costCenter, properties }, what, why };
  return [instead === undefined ? changed : { ...changed, instead }];
}

/** The organizer hears once that a team which wants accepted rooms only does not know of the request yet. */
async function tellWaiting(
  { outbox }: RecordDeps,
  tx: Tx,
  { organization, link, cause, occurrences }: Situation,
  decided: readonly Decided[],
): Promise<void> {
  const waiting = decided.filter(
    ({ before, decision }) => before === null && decision.why === 'room-pending',
  );
  const firsts = new Map(waiting.toReversed().map((one) => [one.template.id, one])); // the first date of each
  for (const { template, provider, occurrence } of firsts.values()) {
    const is = occurrences.find((one) => one.occurrence === occurrence)?.is;
    if (!is) continue;
    const { start, end } = is;
    await outbox.tell(tx, organization, {
      key: `service-template ${template.id} waits for its room`,
      to: organizerOf({ link }),
      link: link.id,
      item: template.id,
      at: cause.at,
      template: 'request-held',
      facts: {
        provider: provider.name,
        organizer: link.organizer.name || link.organizer.mail,
        text: template.text,
        order: orderInWords(template.lines),
        answers: template.properties.map(answerFacts),
        slot: { start, end, rooms: is.rooms.map(({ name }) => name) },
        until: null,
        why: 'room-pending',
      },
    });
  }
}

const verdicts: Readonly<Record<What, Answer['verdict']>> = {
  created: 'follow',
  'in-sight': 'follow',
  reactivated: 'follow',
  moved: 'follow',
  'late-change': 'ask',
  'late-change-gone': 'follow',
  'needs-choice': 'ask',
  'needs-provider': 'ask',
  held: 'keep',
  resumed: 'follow',
  accepted: 'follow',
  marked: 'keep',
  edited: 'keep',
  answered: 'keep',
  canceled: 'stop',
  completed: 'keep',
};

function answerOf({ template, before, decision }: Decided): readonly Answer[] {
  const { next, what, why } = decision;
  if (before === null && template.withdrawnAt !== null) return [];
  const isAsked = next?.flags.some((flag) => asking.has(flag)) ?? false;
  return [
    {
      kind: 'service-request',
      id: template.id,
      verdict: isAsked ? 'ask' : what === null ? 'keep' : verdicts[what],
      reasons: why === null ? [] : [reasonOf(why)],
    },
  ];
}

const asking: ReadonlySet<string> = new Set(['late-change', 'needs-choice', 'needs-provider']);
