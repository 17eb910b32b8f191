import type { Instant, Interval } from '../../contract/primitives.ts';
import type { TimeChange } from './composed-meeting.ts';
import { askOffice } from './office-call.ts';
import type { OfficeAnswer } from './office-call.ts';
import { readInterval } from './read-meeting.ts';

/** The time of a form, in the two calls that Outlook has for it. */
export interface FormTime {
  /** Throws OfficeCallError when Outlook does not say. */
  readonly read: () => Promise<Interval>;
  readonly set: (which: 'start' | 'end', instant: Instant) => Promise<OfficeAnswer<void>>;
}

/** Null: this form has no time that can be set; one that is only read has none. */
export function formTime(item: Office.AppointmentCompose): FormTime | null {
  const parts: readonly Partial<Office.Time>[] = [item.start, item.end];
  if (!parts.every(({ setAsync }) => typeof setAsync === 'function')) return null;
  return {
    read: async () => await readInterval(item),
    set: async (which, instant) =>
      await askOffice<void>((done) => item[which].setAsync(new Date(instant), done)),
  };
}

/**
 * Gives a meeting another time and reads back what Outlook made of it. What it did not take over whole is undone, so that
 * nothing is left half moved. Throws OfficeCallError when the time cannot be read.
 */
export async function moveMeeting(form: FormTime, to: Interval): Promise<TimeChange> {
  const before = await form.read();
  const code = await setTime(form, to);
  if (isSame(await form.read(), to)) return { outcome: 'done' };
  await setTime(form, before);
  return { outcome: 'refused', code, isAsBefore: isSame(await form.read(), before) };
}

/**
 * The start first: Outlook takes the end along and keeps the length (learn.microsoft.com/javascript/api/outlook/office.time).
 * One that leaves the end where it is may refuse a start behind it; then the end goes ahead. Gives the code of the call that
 * was refused; null: none was.
 */
async function setTime(form: FormTime, to: Interval): Promise<number | null> {
  const before = await form.read();
  if (before.start !== to.start) {
    let started = await form.set('start', to.start);
    if (!started.ok && to.start >= before.end) {
      const ended = await form.set('end', to.end);
      if (!ended.ok) return started.code;
      started = await form.set('start', to.start);
    }
    if (!started.ok) return started.code;
  }
  if ((await form.read()).end === to.end) return null;
  const ended = await form.set('end', to.end);
  return ended.ok ? null : ended.code;
}

function isSame(one: Interval, other: Interval): boolean {
  return one.start === other.start && one.end === other.end;
}
