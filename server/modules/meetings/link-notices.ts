import type { NewNotice, Party } from '../messages/index.ts';
import type { Cause } from './hanging.ts';
import type { CalendarFacts, KnownOccurrence, Link } from './link.ts';

/**
 * What the organizer is told about the meeting itself; what became of the things that hang on it is told by those. One
 * notice per change of state, under a key that names it.
 */
export function linkNotices(
  before: Link,
  after: Link,
  dates: readonly KnownOccurrence[],
  candidates: number,
  calendars: Iterable<CalendarFacts>,
  cause: Cause,
): readonly NewNotice[] {
  const isOther = before.bound !== after.bound;
  if (before.state === after.state && before.reason === after.reason && !isOther) return [];
  const names = new Map([...calendars].map(({ mailbox, name }) => [mailbox as string, name]));
  const { start, end, rooms } = after.planned;
  const planned = { start, end, rooms: rooms.map((room) => names.get(room) ?? room) };
  const seen = dates[0] ? slotOf(dates[0]) : planned;
  const told = { to: organizerOf(after), link: after.id, item: after.id, at: cause.at };
  const key = `meeting ${after.id} v${after.version}`;

  if (after.state === 'needs-attention') {
    return after.reason === 'unmatched'
      ? [{ ...told, key, template: 'meeting-unmatched', facts: { planned } }]
      : [{ ...told, key, template: 'meeting-ambiguous', facts: { planned, candidates } }];
  }
  if (after.state === 'suspended') {
    return [{ ...told, key, template: 'meeting-suspended', facts: { slot: seen, since: cause.at } }];
  }
  return isOther && after.reason === 'assumed'
    ? [{ ...told, key, template: 'meeting-assumed', facts: { planned, seen } }]
    : [];
}

export function organizerOf({ organizer, language, timeZone }: Link): Party {
  return { kind: 'person', mail: organizer.mail, language, timeZone };
}

function slotOf({ start, end, rooms }: KnownOccurrence) {
  return { start, end, rooms: rooms.map(({ name }) => name) };
}
