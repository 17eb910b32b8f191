import type { Interval } from '../../../contract/primitives.ts';
import { moveMeeting } from '../../../addin/outlook/move-meeting.ts';
import type { FormTime } from '../../../addin/outlook/move-meeting.ts';
import { at } from './composed-fakes.ts';

const ten: Interval = { start: at('2026-12-01T09:00:00Z'), end: at('2026-12-01T10:00:00Z') };
const noon: Interval = { start: at('2026-12-01T11:00:00Z'), end: at('2026-12-01T12:00:00Z') };
const eight: Interval = { start: at('2026-12-01T07:00:00Z'), end: at('2026-12-01T08:00:00Z') };
const halfAnHour: Interval = { ...ten, end: at('2026-12-01T09:30:00Z') };

interface Ways {
  /** As Outlook does it, and as one that only does what it is told. */
  readonly keepsLength?: boolean;
  readonly refusesStart?: (to: string, time: Interval) => boolean;
  readonly refusesEnd?: (to: string, time: Interval) => boolean;
  /** It says yes and leaves everything as it is. */
  readonly isDeaf?: boolean;
}

function aForm({ keepsLength = true, refusesStart, refusesEnd, isDeaf = false }: Ways = {}) {
  let time = ten;
  const seen: Interval[] = [];
  const no = { ok: false, code: 9010, name: 'InvalidEndTime' } as const;
  const length = () => Date.parse(time.end) - Date.parse(time.start);
  const form: FormTime = {
    read: () => Promise.resolve(time),
    set: (which, instant) => {
      const refuses = which === 'start' ? refusesStart : refusesEnd;
      if (refuses?.(instant, time) === true) return Promise.resolve(no);
      const end = which === 'end' ? instant : time.end;
      const kept = at(new Date(Date.parse(instant) + length()).toISOString());
      if (!isDeaf) {
        time = which === 'end' ? { ...time, end } : { start: instant, end: keepsLength ? kept : end };
      }
      seen.push(time);
      return Promise.resolve({ ok: true, value: undefined });
    },
  };
  return { form, now: () => time, seen };
}

test.each([
  ['later', noon],
  ['earlier', eight],
  ['shorter', halfAnHour],
])('a meeting is %s in an Outlook that keeps its length, and in one that does not', async (_how, to) => {
  for (const keepsLength of [true, false]) {
    const { form, now } = aForm({ keepsLength });
    expect(await moveMeeting(form, to)).toEqual({ outcome: 'done' });
    expect(now()).toEqual(to);
  }
});

test('the end goes ahead where a start behind it is refused', async () => {
  const { form, now, seen } = aForm({ keepsLength: false, refusesStart: (start, { end }) => start >= end });
  expect(await moveMeeting(form, noon)).toEqual({ outcome: 'done' });
  expect(now()).toEqual(noon);
  expect(seen.every(({ start, end }) => start < end)).toBe(true);
});

test('in an Outlook that keeps the length only one call is made', async () => {
  const { form, seen } = aForm();
  await moveMeeting(form, noon);
  expect(seen).toEqual([noon]);
});

test('what is refused leaves the meeting when it was, and gives Outlook’s own code', async () => {
  const { form, now } = aForm({ refusesStart: () => true, refusesEnd: () => true });
  expect(await moveMeeting(form, noon)).toEqual({ outcome: 'refused', code: 9010, isAsBefore: true });
  expect(now()).toEqual(ten);
});

test('half a move is taken back', async () => {
  const { form, now } = aForm({ keepsLength: false, refusesEnd: (to) => to === noon.end });
  expect(await moveMeeting(form, noon)).toEqual({ outcome: 'refused', code: 9010, isAsBefore: true });
  expect(now()).toEqual(ten);
});

test('a yes after which nothing has changed is no yes; a move that cannot be taken back is said to be half', async () => {
  expect(await moveMeeting(aForm({ isDeaf: true }).form, noon)).toEqual({
    outcome: 'refused',
    code: null,
    isAsBefore: true,
  });
  const stuck = aForm({ keepsLength: false, refusesEnd: () => true, refusesStart: (to) => to === ten.start });
  expect(await moveMeeting(stuck.form, noon)).toEqual({ outcome: 'refused', code: 9010, isAsBefore: false });
});
