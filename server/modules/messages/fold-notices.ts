import { isDeepStrictEqual } from 'node:util';
import type { StoredNotice } from './stored-notice.ts';
import type { NoticeTemplate, Slot } from './notice-facts.ts';

/**
 * What one mail says of several notices, in the order in which they came: of each item that was changed more than once the
 * earliest "before" and the latest "after", and nothing at all of one that is back where it began. A request that was
 * made and taken back before anybody was told of it is not worth a mail either.
 */
export function foldNotices(notices: readonly StoredNotice[]): readonly StoredNotice[] {
  const items = Map.groupBy(notices, ({ item }) => item);
  const folded = [...items.values()].flatMap(foldItem);
  return folded.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function foldItem(notices: readonly StoredNotice[]): readonly StoredNotice[] {
  const [first] = notices;
  if (!first || notices.length === 1) return notices;
  if (first.template === 'visit-invited' && notices.at(-1)?.template === 'visit-canceled') return [];
  if (first.template !== 'request-created') return foldChanges(notices);
  return notices.at(-1)?.template === 'request-canceled' ? [] : foldCreation(first, notices);
}

function foldChanges(notices: readonly StoredNotice[]): readonly StoredNotice[] {
  const kept: StoredNotice[] = [];
  for (const notice of notices) {
    const joined = joinWith(kept.at(-1), notice);
    if (joined) kept[kept.length - 1] = joined;
    else kept.push(notice);
  }
  return kept.filter((notice) => !isNothing(notice));
}

/** The two as one; null: both must be said. */
function joinWith(earlier: StoredNotice | undefined, later: StoredNotice): StoredNotice | null {
  if (earlier?.template !== later.template) return null;
  if (isChange(earlier) && isChange(later)) return join(earlier, later);
  return repeats.has(later.template) ? later : null; // the newer one says all that is still true
}

type Created = Extract<StoredNotice, { template: 'request-created' }>;

/** Nobody was told of the first version, so what was changed since is how it was made. */
function foldCreation(first: Created, notices: readonly StoredNotice[]): readonly StoredNotice[] {
  const others = notices.slice(1);
  const latest = others.findLast(isChange);
  const { after: slot, ...now } = latest?.facts ?? { after: first.facts.slot, ...first.facts };
  const { status, text, order, answers } = now;
  const made: Created = { ...first, facts: { ...first.facts, slot, status, text, order, answers } };
  return foldWaiting(
    made,
    // What the team changed of its own is said with its reason, also to somebody who had not heard of the request yet.
    others.filter((notice) => !isChange(notice) || notice.facts.reason !== null),
  );
}

/** A request that waits for its room from the beginning says so itself; one that waits no longer never did. */
function foldWaiting(made: Created, others: readonly StoredNotice[]): readonly StoredNotice[] {
  const last = others.findLast(
    ({ template }) => template === 'request-held' || template === 'request-resumed',
  );
  if (last?.template === 'request-resumed') {
    const facts = { ...made.facts, status: last.facts.status, isRoomPending: false };
    const rest = others.filter(
      ({ template }) => template !== 'request-held' && template !== 'request-resumed',
    );
    return [{ ...made, facts }, ...rest];
  }
  if (!others.some(isSaid)) return [made, ...others];
  return [
    { ...made, facts: { ...made.facts, isRoomPending: true } },
    ...others.filter((notice) => !isSaid(notice)),
  ];
}

function isSaid(notice: StoredNotice): boolean {
  return notice.template === 'request-held' && notice.facts.why === 'room-pending';
}

const repeats: ReadonlySet<NoticeTemplate> = new Set<NoticeTemplate>([
  'request-held',
  'request-needs-answer',
  'request-change-asked',
  'meeting-unmatched',
  'meeting-ambiguous',
  'meeting-suspended',
]);

type Changed = Extract<StoredNotice, { template: 'request-changed' }>;

function isChange(notice: StoredNotice): notice is Changed {
  return notice.template === 'request-changed';
}

function join(earlier: Changed, later: Changed): Changed {
  const { before, textBefore, orderBefore, answersBefore } = earlier.facts;
  const facts = {
    ...later.facts,
    before,
    textBefore: textBefore ?? later.facts.textBefore,
    orderBefore: orderBefore ?? later.facts.orderBefore,
    answersBefore: answersBefore ?? later.facts.answersBefore,
    reason: later.facts.reason ?? earlier.facts.reason,
    // Whoever changes an order in the pane is asked for a cost center there.
    isUncharged: later.facts.isUncharged || (earlier.facts.isUncharged && later.facts.cause.kind !== 'pane'),
  };
  return { ...later, facts };
}

function isNothing(notice: StoredNotice): boolean {
  if (!isChange(notice)) return false;
  const { before, after, text, textBefore, order, orderBefore, answers, answersBefore } = notice.facts;
  return (
    notice.facts.reason === null &&
    isSame(before, after) &&
    (textBefore === null || textBefore === text) &&
    (orderBefore === null || isDeepStrictEqual(orderBefore, order)) &&
    (answersBefore === null || isDeepStrictEqual(answersBefore, answers))
  );
}

function isSame(one: Slot, other: Slot): boolean {
  return (
    one.start === other.start &&
    one.end === other.end &&
    one.rooms.length === other.rooms.length &&
    one.rooms.every((room) => other.rooms.includes(room))
  );
}
