import type { PolicyRefusal } from '../../contract/policy-refusals.ts';
import type { Instant } from '../../contract/primitives.ts';
import type { Refusal } from '../../contract/rooms.ts';
import type { Wording } from './wording.ts';
import { durationInWords } from './times-words.ts';

/** A reason that a policy gives, or the list of a room itself of who may book it. */
export type PolicyReason = Extract<Refusal, { code: PolicyRefusal['code'] }>;

const DAY_MINUTES = 24 * 60;

/** Whether it is a policy that is against a room, and not its size or its calendar. */
export function isOfPolicy(refusal: Refusal): refusal is PolicyReason {
  return 'from' in refusal;
}

const others: ReadonlySet<string> = new Set([
  'too-small',
  'missing-equipment',
  'on-request',
  'buffer-taken',
] satisfies Exclude<Refusal['code'], PolicyReason['code']>[]);

/** Whether it is a reason for which `policySentence` has words. */
export function isPolicyReason(refusal: Refusal): refusal is PolicyReason {
  return !others.has(refusal.code);
}

/** What a policy has against a meeting, in a sentence; it names the place that says so, where that is not the room. */
export function policySentence(refusal: PolicyReason, wording: Wording): string {
  const { t, time } = wording;
  const by = refusal.from ? t('reasons.by', { place: refusal.from }) : '';
  switch (refusal.code) {
    case 'closed-day':
      return t('reasons.closedDay', { day: dayInWords(refusal.day, wording), name: refusal.name, by });
    case 'outside-hours': {
      const day = dayInWords(refusal.day, wording);
      const hours = time.list(refusal.hours.map(({ from, to }) => `${from}–${to}`));
      return hours === '' ? t('reasons.closedThen', { day, by }) : t('reasons.openThen', { day, hours, by });
    }
    case 'too-long':
      return t('reasons.too-long', { most: lengthInWords(refusal.most, wording), by });
    case 'too-soon':
      return t('reasons.too-soon', { lead: lengthInWords(refusal.minutes, wording), by });
    case 'too-far-ahead':
      return t('reasons.too-far-ahead', { last: dayInWords(refusal.last, wording), by });
    case 'too-few':
    case 'too-many-open':
    case 'too-many-hours':
    case 'restricted':
      break;
  }
  return peopleSentence(refusal, by, wording);
}

type OfPeople = Extract<
  PolicyReason,
  { code: 'too-few' | 'too-many-open' | 'too-many-hours' | 'restricted' }
>;

function peopleSentence(refusal: OfPeople, by: string, wording: Wording): string {
  const { t, time } = wording;
  switch (refusal.code) {
    case 'too-few': {
      const [needed, seats] = [time.number(refusal.needed), time.number(refusal.seats)];
      return t('reasons.too-few', { needed, seats, by });
    }
    case 'too-many-open': {
      const [open, most] = [time.number(refusal.open), time.number(refusal.most)];
      return t('reasons.too-many-open', { open, most, by });
    }
    case 'too-many-hours': {
      const most = lengthInWords(refusal.mostHours * 60, wording);
      return t('reasons.too-many-hours', { time: lengthInWords(refusal.minutes, wording), most, by });
    }
    case 'restricted':
      break;
  }
  return refusal.from === undefined ? t('reasons.restricted') : t('reasons.restrictedBy', { by });
}

/** Noon is on that day wherever the words are written. */
function dayInWords(day: string, { time }: Wording): string {
  return time.day(`${day}T12:00:00.000Z` as Instant, 'UTC');
}

/** `2 days`, `1 hour and 30 minutes`. */
function lengthInWords(minutes: number, wording: Wording): string {
  const isDays = minutes >= DAY_MINUTES && minutes % DAY_MINUTES === 0;
  return isDays
    ? wording.t('reasons.days', { count: minutes / DAY_MINUTES })
    : durationInWords(minutes, wording);
}
