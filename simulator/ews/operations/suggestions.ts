import type { CalendarEntry } from '../../state/calendaring.ts';
import { textOf } from '../../state/zoned.ts';
import { zoneTime } from '../wall-time.ts';
import { EwsError } from '../ews-error.ts';
import { shownAs } from '../property-kinds.ts';
import { child, childText } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { el } from '../write-xml.ts';
import type { Xml } from '../write-xml.ts';
import { askedMailbox } from './asked-mailbox.ts';
import type { EwsContext } from './operation.ts';
import { QUALITIES } from './suggestions-wish.ts';
import type { SuggestionsWish } from './suggestions-wish.ts';

const DAY_MS = 86_400_000;
const SLOT_MS = 1_800_000;
/** From the weakest hold on a time to the strongest. */
const STRENGTH = ['Free', 'WorkingElsewhere', 'Tentative', 'Busy', 'OOF'];

/** Somebody or something that is to take part. */
interface Attendee {
  /** Null for a mailbox that cannot be read, whose conflicts nobody knows. */
  readonly entries: readonly CalendarEntry[] | null;
  readonly timeZone: string;
  /** Times at which this attendee has a conflict are not suggested at all. */
  readonly excludes: boolean;
  /** Optional attendees are listed but do not lower the quality of a time. */
  readonly counts: boolean;
}

interface Suggestion {
  readonly start: number;
  readonly isWorkTime: boolean;
  readonly quality: string;
  readonly conflicts: readonly (string | null)[];
}

/**
 * The SuggestionDayResultArray of GetUserAvailability: for each day of the window the best times for a meeting, on the
 * hour and half hour, by quality and then by time
 * (learn.microsoft.com/exchange/client-developer/web-service-reference/suggestion). Working hours are those of the first
 * attendee; times are written in the zone of the request.
 */
export function suggestionDays(
  context: EwsContext,
  mailboxData: readonly XmlElement[],
  wish: SuggestionsWish,
): Xml {
  const attendees = mailboxData.map((data) => attendeeOf(context, data, wish));
  const first = wish.time.toWall(wish.from);
  const last = wish.time.toWall(wish.to);
  const days: Xml[] = [];
  for (let day = first - (first % DAY_MS); day < last; day += DAY_MS) {
    days.push(dayResult(day, timesOf(day, attendees, wish), wish));
  }
  return el('m:SuggestionDayResultArray', null, days);
}

function attendeeOf(context: EwsContext, data: XmlElement, wish: SuggestionsWish): Attendee {
  const asked = {
    excludes: /^(true|1)$/.test(childText(data, 'ExcludeConflicts') ?? ''),
    counts: childText(data, 'AttendeeType') !== 'Optional',
  };
  try {
    const { address, timeZone } = askedMailbox(
      context.caller,
      childText(child(data, 'Email'), 'Address') ?? '',
    );
    const entries = context.world.calendaring.view(address, textOf(wish.from), textOf(wish.to + wish.length));
    return { ...asked, entries, timeZone };
  } catch (error) {
    if (!(error instanceof EwsError)) throw error;
    return { ...asked, entries: null, timeZone: 'UTC' };
  }
}

/** Every time of a day (wall time) that is good enough, the best first. */
function timesOf(day: number, attendees: readonly Attendee[], wish: SuggestionsWish): readonly Suggestion[] {
  const all = Array.from({ length: DAY_MS / SLOT_MS }, (_, at) => wish.time.toUtc(day + at * SLOT_MS))
    .filter((start) => start >= wish.from && start < wish.to)
    .map((start) => suggestionAt(start, attendees, wish))
    .filter((each) => each !== null)
    .filter(({ quality }) => QUALITIES.indexOf(quality) <= QUALITIES.indexOf(wish.least))
    .toSorted((one, other) => QUALITIES.indexOf(one.quality) - QUALITIES.indexOf(other.quality));
  const atWork = all.filter(({ isWorkTime }) => isWorkTime).slice(0, wish.mostByDay);
  const outside = all.filter(({ isWorkTime }) => !isWorkTime).slice(0, wish.mostOutsideWorkByDay);
  return [...atWork, ...outside].slice(0, wish.mostByDay);
}

function suggestionAt(
  start: number,
  attendees: readonly Attendee[],
  { length, goodThreshold }: SuggestionsWish,
): Suggestion | null {
  const conflicts = attendees.map(({ entries }) => entries && strongest(entries, start, start + length));
  const isTaken = (at: number): boolean => !['Free', 'WorkingElsewhere'].includes(conflicts[at] ?? 'Busy');
  if (attendees.some(({ excludes }, at) => excludes && isTaken(at))) return null;
  const counted = attendees.flatMap(({ counts }, at) => (counts ? [isTaken(at)] : []));
  const percent = counted.length === 0 ? 0 : (counted.filter(Boolean).length / counted.length) * 100;
  const quality =
    percent === 0 ? 'Excellent' : percent < goodThreshold ? 'Good' : percent <= 50 ? 'Fair' : 'Poor';
  return {
    start,
    isWorkTime: isWorkTime(start, length, attendees[0]?.timeZone ?? 'UTC'),
    quality,
    conflicts,
  };
}

/** What an attendee does at the time: the strongest of what touches it. */
function strongest(entries: readonly CalendarEntry[], from: number, to: number): string {
  return entries
    .filter(({ start, end }) => Date.parse(start) < to && Date.parse(end) > from)
    .map(({ showAs }) => shownAs[showAs])
    .reduce((most, each) => (STRENGTH.indexOf(each) > STRENGTH.indexOf(most) ? each : most), 'Free');
}

/** Monday to Friday, eight to five, as every mailbox here has it. */
function isWorkTime(start: number, length: number, timeZone: string): boolean {
  const wall = zoneTime(timeZone).toWall(start);
  const weekday = new Date(wall).getUTCDay();
  const begins = wall % DAY_MS;
  return weekday > 0 && weekday < 6 && begins >= 8 * 3_600_000 && begins + length <= 17 * 3_600_000;
}

function dayResult(day: number, suggestions: readonly Suggestion[], { time }: SuggestionsWish): Xml {
  return el(
    't:SuggestionDayResult',
    null,
    el('t:Date', null, wallText(day)),
    el('t:DayQuality', null, suggestions[0]?.quality ?? 'Poor'),
    el(
      't:SuggestionArray',
      null,
      suggestions.map(({ start, isWorkTime: atWork, quality, conflicts }) =>
        el(
          't:Suggestion',
          null,
          el('t:MeetingTime', null, wallText(time.toWall(start))),
          el('t:IsWorkTime', null, atWork),
          el('t:SuggestionQuality', null, quality),
          el('t:AttendeeConflictDataArray', null, conflicts.map(conflictElement)),
        ),
      ),
    ),
  );
}

function conflictElement(busy: string | null): Xml {
  return busy === null
    ? el('t:UnknownAttendeeConflictData', null)
    : el('t:IndividualAttendeeConflictData', null, el('t:BusyType', null, busy));
}

function wallText(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19);
}
