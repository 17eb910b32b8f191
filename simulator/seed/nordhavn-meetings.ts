import { Temporal } from 'temporal-polyfill';
import type { MeetingDraft } from '../state/calendaring.ts';
import type { SimulatedExchange } from '../state/exchange.ts';
import { instantAt, localOf, textOf } from '../state/zoned.ts';
import { mailOf } from './nordhavn.ts';
import { atDesks, series, singles } from './nordhavn-week.ts';
import type { Planned } from './nordhavn-week.ts';

const COPENHAGEN = 'Europe/Copenhagen';
const WEEKS = [-1, 0, 1, 2, 3];
/** Twenty weeks: within the 180 days that a room takes bookings for, so that it accepts the series. */
const SERIES_WEEKS = 20;
const DAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * Fills the calendars of fixture F0 around the week of `now` (UTC), by the way everybody's meetings go: invitations are
 * sent, rooms and people answer. One request waits for the delegate of bestyrelse.
 */
export function layNordhavnMeetings(exchange: SimulatedExchange, now: string): void {
  const monday = mondayOf(now);
  for (const plan of series) {
    const first = monday.subtract({ weeks: 1 }).add({ days: plan.days[0] ?? 0 });
    send(exchange, { ...draftOf(plan, first), recurrence: weekly(plan, first) });
  }
  sendAll(exchange, singles, monday);
  send(exchange, draftOf(waiting, monday.add({ days: 7 + 3 })), 'pending');
}

/** Who sits at the desks of the fixture, around the week of `now` (UTC). */
export function layDesks(exchange: SimulatedExchange, now: string): void {
  sendAll(exchange, atDesks, mondayOf(now));
}

function mondayOf(now: string): Temporal.PlainDate {
  const today = localOf(Date.parse(now), COPENHAGEN).toPlainDate();
  return today.subtract({ days: today.dayOfWeek - 1 });
}

function sendAll(exchange: SimulatedExchange, plans: readonly Planned[], monday: Temporal.PlainDate): void {
  for (const week of WEEKS) {
    for (const plan of plans.filter(({ weeks }) => weeks === undefined || weeks.includes(week))) {
      for (const day of plan.days) send(exchange, draftOf(plan, monday.add({ days: week * 7 + day })));
    }
  }
}

const waiting: Planned = {
  days: [3],
  from: '10:00',
  to: '11:30',
  organizer: 'carla',
  subject: 'Annual accounts',
  with: ['hana'],
  room: 'bestyrelse',
};

function send(exchange: SimulatedExchange, draft: MeetingDraft, leave?: 'pending'): void {
  const { meetingUid, answers } = exchange.send(draft, draft.organizer);
  for (const { address } of draft.attendees) exchange.answer(meetingUid, address, 'accepted');
  if (leave === 'pending') return;
  for (const { address, response } of answers) {
    if (response === 'tentative') exchange.answer(meetingUid, address, 'accepted');
  }
}

function draftOf(plan: Planned, date: Temporal.PlainDate): MeetingDraft {
  const timeZone = plan.zone ?? COPENHAGEN;
  const at = (time: string): string => {
    if (time === '24:00') return textOf(instantAt(date.add({ days: 1 }).toPlainDateTime(), timeZone));
    return textOf(instantAt(date.toPlainDateTime(Temporal.PlainTime.from(time)), timeZone));
  };
  return {
    organizer: mailOf(plan.organizer),
    subject: plan.subject,
    start: at(plan.from),
    end: at(plan.to),
    timeZone,
    isAllDay: plan.isAllDay ?? false,
    sensitivity: plan.isPrivate ? 'private' : 'normal',
    attendees: (plan.with ?? []).map((handle) => ({ address: mailOf(handle) })),
    rooms: plan.room === undefined ? [] : [mailOf(plan.room)],
  };
}

function weekly(plan: Planned, first: Temporal.PlainDate): NonNullable<MeetingDraft['recurrence']> {
  const endDate = first.add({ weeks: SERIES_WEEKS });
  return {
    pattern: {
      type: 'weekly',
      interval: 1,
      daysOfWeek: plan.days.map((day) => DAY_NAMES[day] ?? 'monday'),
      firstDayOfWeek: 'monday',
    },
    range: { type: 'endDate', startDate: first.toString(), endDate: endDate.toString() },
  };
}
