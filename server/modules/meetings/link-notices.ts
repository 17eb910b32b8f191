import type { NewNotice, Party, Slot } from '../messages/index.ts';
import type { Cause } from './hanging.ts';
import type { CalendarFacts, KnownOccurrence, Link } from './link.ts';
import type { ChangedDate } from './situation.ts';

/**
 * What the organizer is told about the meeting itself; what became of the things that hang on it is told by those. One
 * notice per change of state, under a key that names it.
 */
export function linkNotices(
  before: Link,
  after: Link,
  dates: readonly ChangedDate[],
  candidates: number,
  calendars: Iterable<CalendarFacts>,
  cause: Cause,
): readonly NewNotice[] {
  const isSame =
    before.state === after.state &&
    before.reason === after.reason &&
    before.continuedBy.length === after.continuedBy.length &&
    before.bound === after.bound;
  if (isSame) return [];
  const names = new Map([...calendars].map(({ mailbox, name }) => [mailbox as string, name]));
  const { start, end, rooms } = after.planned;
  const planned = { start, end, rooms: rooms.map((room) => names.get(room) ?? room) };
  const seen = dates[0] ? slotOf(dates[0].is) : planned;
  const told = { to: organizerOf(after), link: after.id, item: after.id, at: cause.at };
  const key = `meeting ${after.id} v${after.version}`;

  const notice = noticeOf(before, after, { planned, seen, changed: slotOfChange(dates), candidates, cause });
  return notice ? [{ ...told, key, ...notice }] : [];
}

type Notice = {
  [T in NewNotice['template']]: Pick<Extract<NewNotice, { template: T }>, 'template' | 'facts'>;
}[NewNotice['template']];

interface Told {
  readonly planned: Slot;
  readonly seen: Slot;
  /** The first date that is not as it was; null: none. */
  readonly changed: Slot | null;
  readonly candidates: number;
  readonly cause: Cause;
}

function noticeOf(before: Link, after: Link, told: Told): Notice | null {
  const { planned, seen, changed, candidates, cause } = told;
  if (after.state === 'needs-attention') {
    return after.reason === 'unmatched'
      ? { template: 'meeting-unmatched', facts: { planned } }
      : { template: 'meeting-ambiguous', facts: { planned, candidates } };
  }
  if (after.state === 'suspended') {
    return { template: 'meeting-suspended', facts: { slot: seen, since: cause.at } };
  }
  if (after.reason === 'split-unclear') {
    return { template: 'meeting-ambiguous', facts: { planned: changed ?? planned, candidates } };
  }
  if (after.reason === 'continued') {
    return { template: 'series-continued', facts: { slot: changed ?? seen } };
  }
  const isAssumed = before.bound !== after.bound && after.reason === 'assumed';
  return isAssumed ? { template: 'meeting-assumed', facts: { planned, seen } } : null;
}

/** Who is told: the organizer, or who looks after it since they left. */
export function organizerOf({ organizer, steward, language, timeZone }: Link): Party {
  return { kind: 'person', mail: steward ?? organizer.mail, language, timeZone };
}

/** The first date that is not as it was. */
function slotOfChange(dates: readonly ChangedDate[]): Slot | null {
  const changed = dates.filter(({ was, is }) => was !== is);
  const [first] = changed;
  if (!first) return null;
  return { ...slotOf(first.is), ...(changed.length > 1 && { moreDates: changed.length - 1 }) };
}

function slotOf({ start, end, rooms }: KnownOccurrence): Slot {
  return { start, end, rooms: rooms.map(({ name }) => name) };
}
