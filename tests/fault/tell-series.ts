import { setTimeout as pause } from 'node:timers/promises';
import { readMeeting } from '../../contract/meetings.ts';
import type { Planned } from '../../contract/meetings.ts';
import type { Call } from '../../ui/api/call.ts';
import { ZONE, ask, reconsider, say } from './compose.ts';
import { anySlot, halfHour } from './story.ts';
import type { Slot, Story } from './story.ts';
import type { TenantControl } from './tenant.ts';

const WEEK_DAYS = 7;
const DATES = 4;
const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const panesDays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/**
 * Lives a weekly meeting with something that hangs on it as a whole: single dates are moved, held elsewhere and canceled,
 * and it is shortened. It is recognized by its first date, which is left alone.
 */
export async function tellSeries(story: Story, call: Call, tenant: TenantControl): Promise<void> {
  const { random } = story;
  const slot = anySlot(story);
  await say(story, call, slot, 'compose', asThePaneSays(slot, dateOf(slot, DATES - 1)));
  await ask(story, call, slot);
  if (random.chance(0.15)) await reconsider(story, call);
  const uid = await tenant.send({
    organizer: story.organizer,
    subject: 'Planning',
    timeZone: ZONE,
    ...slot,
    recurrence: asCalendarsSay(slot, dateOf(slot, DATES - 1)),
  });
  story.uid = uid;
  if (random.chance(0.6)) {
    await say(story, call, slot, 'send', asThePaneSays(slot, dateOf(slot, DATES - 1)));
  }

  const untouched = [1, 2];
  for (let change = random.int(0, 2); change > 0; change -= 1) {
    await pause(random.int(0, 700));
    const date = random.pick(untouched);
    untouched.splice(untouched.indexOf(date), 1);
    await changeDate(story, tenant, { uid, slot, date });
  }
  if (random.chance(0.4)) {
    await pause(random.int(0, 700));
    await tenant.change(uid, { recurrence: asCalendarsSay(slot, dateOf(slot, DATES - 2)) });
  }
  if (random.chance(0.25)) await reconsider(story, call);
  if (!random.chance(0.15)) return;
  const { state } = await call(readMeeting, { params: { bookingKey: story.bookingKey } });
  if (state === 'bound') await tenant.cancel(uid);
}

/** Moves one date, holds it elsewhere, or cancels it. */
async function changeDate(
  story: Story,
  tenant: TenantControl,
  { uid, slot, date }: { readonly uid: string; readonly slot: Slot; readonly date: number },
): Promise<void> {
  const { random, rooms } = story;
  const { start: occurrence } = later(slot, date);
  const others = rooms.filter((room) => !slot.rooms.includes(room));
  const what = random.pick(['moved', 'elsewhere', 'canceled'] as const);
  if (what === 'canceled') await tenant.cancel(uid, occurrence);
  else if (what === 'elsewhere') await tenant.change(uid, { rooms: [random.pick(others)] }, occurrence);
  else {
    await tenant.change(uid, halfHour(story, random.int(0, 3), date * WEEK_DAYS), occurrence);
  }
}

/** None of them crosses a change of the clocks, so a week is a week. */
function later({ start, end }: Slot, date: number): Pick<Slot, 'start' | 'end'> {
  const ms = date * WEEK_DAYS * 24 * 60 * 60_000;
  return {
    start: new Date(Date.parse(start) + ms).toISOString(),
    end: new Date(Date.parse(end) + ms).toISOString(),
  };
}

/** The day of the n-th date, which is the same in Copenhagen at these hours. */
function dateOf(slot: Slot, date: number): string {
  return later(slot, date).start.slice(0, 10);
}

function asCalendarsSay({ start }: Slot, endDate: string): object {
  return {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: [days[new Date(start).getUTCDay()]] },
    range: { type: 'endDate', startDate: start.slice(0, 10), endDate },
  };
}

function asThePaneSays({ start, end }: Slot, endDate: string): Planned['recurrence'] {
  const day = panesDays[new Date(start).getUTCDay()] ?? 'mon';
  return {
    recurrenceType: 'weekly',
    recurrenceProperties: { interval: 1, days: [day], firstDayOfWeek: 'mon' },
    seriesTime: {
      startDate: start.slice(0, 10),
      endDate,
      startTime: new Date(start).toLocaleTimeString('en-GB', {
        timeZone: ZONE,
        hour: '2-digit',
        minute: '2-digit',
      }),
      durationMinutes: (Date.parse(end) - Date.parse(start)) / 60_000,
    },
  };
}
