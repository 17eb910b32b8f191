import type {
  Cause,
  FormDate,
  LinkedMeeting,
  OccurrenceChange,
  OccurrenceState,
  Situation,
} from './hanging.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { formDates } from './dates-ahead.ts';
import type { KnownOccurrence, Link } from './link.ts';
import { after, timers } from './timers.ts';

/** One date, with what was told of it before. */
export interface ChangedDate {
  readonly was: KnownOccurrence | null;
  readonly is: KnownOccurrence;
  readonly swaps: OccurrenceChange['swaps'];
}

/** What those who hang on a meeting are told. */
export function situationOf(
  organization: OrganizationId,
  link: Link,
  dates: readonly ChangedDate[],
  cause: Cause,
): Situation {
  const occurrences = dates.map(({ was, is, swaps }): OccurrenceChange => ({
    occurrence: is.occurrence,
    was: was && stateOf(was),
    is: stateOf(is),
    swaps,
  }));
  return {
    organization,
    link: linkedMeeting(link),
    now: cause.at,
    cause,
    occurrences,
    roomless: roomlessDates(link, cause.at),
    isDiscarded: link.state === 'expired' && link.reason === 'discarded',
  };
}

function roomlessDates(link: Link, now: Cause['at']): readonly FormDate[] {
  return isRoomless(link) && link.sentAt !== null ? formDates(link, now) : [];
}

/** No room shows the meeting, and none is to: as far as its form says. */
export function isRoomless({ bound, state, planned }: Pick<Link, 'bound' | 'state' | 'planned'>): boolean {
  return bound === null && state !== 'expired' && planned.rooms.length === 0;
}

/** No room shows the meeting and nobody has sent it: what hangs there waits, whatever is added or changed. */
export function isUnsent({ bound, sentAt }: Pick<Link, 'bound' | 'sentAt'>): boolean {
  return bound === null && sentAt === null;
}

export function linkedMeeting(link: Link): LinkedMeeting {
  const { id, bookingKey, organizer, language, timeZone, planned, steward } = link;
  return {
    id,
    bookingKey,
    organizer,
    contact: steward ?? organizer.mail,
    isAbandoned: link.organizerGoneSince !== null && steward === null,
    language,
    timeZone,
    planned: { ...planned, isSeries: link.recurrence !== null },
  };
}

function stateOf({ standing, start, end, rooms, since }: KnownOccurrence): OccurrenceState {
  return {
    standing,
    start,
    end,
    rooms: rooms.map(({ calendar, mailbox, name, response }) => ({ calendar, mailbox, name, response })),
    holdUntil: standing === 'held' ? after(since, timers.hold) : null,
  };
}
