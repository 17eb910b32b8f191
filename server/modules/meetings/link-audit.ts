import type { LinkState } from '../../../contract/meetings.ts';
import { system } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';
import type { Cause } from './hanging.ts';
import type { KnownOccurrence, Link } from './link.ts';
import type { ChangedDate } from './situation.ts';

/** A year of daily meetings is one entry; the first dates of it are named. */
const MOST_DATES = 50;

/** One entry per change of a link, in the transaction that makes it. Rooms and times only: a subject is nobody's business. */
export function linkRecord(
  before: Link | null,
  after: Link,
  dates: readonly ChangedDate[],
  cause: Pick<Cause, 'kind' | 'actor'> & { readonly requestId?: string | null },
): AuditRecord {
  const changed = dates.filter(({ was, is }) => was !== is);
  return {
    actor: cause.actor ?? system,
    cause: cause.kind,
    requestId: cause.requestId ?? null,
    action: before === null ? 'meeting.noted' : actionOf(before, after),
    subject: { kind: 'meeting', id: after.id, name: '' },
    before: before && { ...factsOf(before), ...datesOf(changed.flatMap(({ was }) => was ?? [])) },
    after: { ...factsOf(after), ...datesOf(changed.map(({ is }) => is)) },
  };
}

const actions: Readonly<Partial<Record<LinkState, string>>> = {
  'room-lost': 'meeting.room-lost',
  orphaned: 'meeting.room-lost',
  suspended: 'meeting.suspended',
  'needs-attention': 'meeting.unclear',
  canceled: 'meeting.canceled',
  expired: 'meeting.expired',
  done: 'meeting.ended',
};

function actionOf(before: Link, after: Link): string {
  if (before.bound === null && after.bound !== null) return 'meeting.found';
  if (before.bound !== null && after.bound === null) return 'meeting.let-go';
  if (after.continuedBy.length > before.continuedBy.length) return 'meeting.continued';
  if (after.continuedBy.length < before.continuedBy.length) return 'meeting.let-go';
  if (before.state !== after.state) return actions[after.state] ?? 'meeting.changed';
  return 'meeting.changed';
}

function factsOf(link: Link): Record<string, unknown> {
  const { state, reason, organizer, planned, sentAt, bound, continuedBy, excluded, steward } = link;
  return {
    state,
    reason,
    planned,
    organizer: organizer.mail,
    wasSent: sentAt !== null,
    meeting: bound && { uid: bound.meetingUid, occurrence: bound.occurrence },
    ...(continuedBy.length > 0 && { continuedBy }),
    ...(excluded.length > 0 && { excluded }),
    ...(steward !== null && { steward }),
  };
}

function datesOf(dates: readonly KnownOccurrence[]): Record<string, unknown> {
  const named = dates.slice(0, MOST_DATES).map(({ occurrence, standing, start, end, rooms }) => ({
    occurrence,
    standing,
    start,
    end,
    rooms: rooms.map(({ name, response }) => ({ name, response })),
  }));
  return { dates: named, ...(dates.length > MOST_DATES && { moreDates: dates.length - MOST_DATES }) };
}
