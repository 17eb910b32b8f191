import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { ownWords } from './own-words.ts';
import type { Slot } from './notice-facts.ts';
import type { StoredNotice } from './stored-notice.ts';
import type { Words } from './texts/words.ts';
import type { Times } from './times.ts';

/** A file for the calendar of a visitor (RFC 5545). */
export interface CalendarFile {
  readonly fileName: string;
  /** RFC 5546: what is published to a calendar, or taken out of it. */
  readonly method: 'PUBLISH' | 'CANCEL';
  readonly text: string;
}

export type VisitNotice = Extract<
  StoredNotice,
  { template: 'visit-invited' | 'visit-changed' | 'visit-canceled' }
>;

/**
 * What a mail to a visitor says, as files for a calendar: of each visit the last that is true, under an id that stays and
 * with a number that rises, so that a calendar changes what it has instead of showing it twice. Times are instants (UTC), right
 * on any clock before and after it is turned. Nothing of the meeting is in them but what the mail says. `from` is the
 * address that the mail comes from: RFC 5546 asks for an organizer, and nobody's own address is given away for it.
 */
export function calendarFiles(
  notices: readonly StoredNotice[],
  words: Words,
  from: string | null,
  times: Times,
): readonly CalendarFile[] {
  const last = new Map(notices.filter(isOfVisit).map((notice) => [notice.item, notice]));
  const [canceled, published] = [true, false].map((wanted) =>
    [...last.values()].filter(({ template }) => (template === 'visit-canceled') === wanted),
  );
  return [
    ...fileOf('PUBLISH', published ?? [], words, from, times),
    ...fileOf('CANCEL', canceled ?? [], words, from, times),
  ];
}

export function isOfVisit(notice: StoredNotice): notice is VisitNotice {
  return notice.template.startsWith('visit-');
}

function fileOf(
  method: CalendarFile['method'],
  notices: readonly VisitNotice[],
  words: Words,
  from: string | null,
  times: Times,
): readonly CalendarFile[] {
  if (notices.length === 0) return [];
  const calendar = ical({
    prodId: { company: 'Foyer', product: 'Visitors' },
    method: method === 'PUBLISH' ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.CANCEL,
  });
  for (const notice of notices) {
    const { host, directions, pass, sequence } = notice.facts;
    const { start, end, rooms } = slotOf(notice);
    const toKnow = ownWords(notice.facts, { start, end }, times).paragraph ?? directions;
    const [reception = ''] = rooms;
    const known = [
      `${words.labels.host}: ${host}`,
      ...(method === 'CANCEL' ? [] : [toKnow, ...(pass === null ? [] : [`${words.showCode}\n${pass}`])]),
    ].filter((one) => one !== '');
    calendar.createEvent({
      id: `${notice.item}@visits.foyer`,
      sequence,
      stamp: new Date(notice.at),
      start: new Date(start),
      end: new Date(end),
      summary: words.visitTo(reception),
      location: rooms.join(', '),
      description: known.join('\n\n'),
      status: method === 'PUBLISH' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      ...(from !== null && { organizer: { name: host, email: from } }),
    });
  }
  const name = method === 'PUBLISH' ? 'visit' : 'visit-canceled';
  return [{ fileName: `${name}.ics`, method, text: calendar.toString() }];
}

function slotOf(notice: VisitNotice): Slot {
  return notice.template === 'visit-changed' ? notice.facts.after : notice.facts.slot;
}
