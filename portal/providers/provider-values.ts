import type { DeadlineRule } from '../../contract/deadlines.ts';
import type { Notification } from '../../contract/notification.ts';
import { UnitId } from '../../contract/primitives.ts';
import { openingOf } from './typed-opening.ts';
import { typedHolidays } from './typed-holidays.ts';
import { propertiesOf } from './typed-properties.ts';
import { ProviderMember } from '../../contract/service-teams.ts';
import type { ProviderReply, addProvider } from '../../contract/service-teams.ts';
import type { ProviderKind } from '../../contract/services.ts';
import type { RouteCall } from '../../contract/route.ts';

/** A team as it is typed; all texts, so that it can wait in a draft. */
export interface ProviderValues {
  readonly kind: ProviderKind;
  readonly name: string;
  readonly mail: string;
  readonly notification: Notification['kind'];
  /** Of the daily mail. */
  readonly dailyAt: string;
  readonly language: string;
  readonly timeZone: string;
  readonly closes: DeadlineRule['kind'];
  readonly hours: string;
  readonly minutes: string;
  readonly days: string;
  readonly time: string;
  /** JSON: typed times, by weekday. */
  readonly week: string;
  /** JSON: typed days off. */
  readonly daysOff: string;
  /** JSON: whose holidays are days off besides; `null`: nobody’s. */
  readonly holidays: string;
  /** Percent. */
  readonly lateFee: string;
  /** Empty: no limit. */
  readonly covers: string;
  readonly accepts: 'by-hand' | 'automatically';
  readonly whilePending: 'send' | 'hold';
  readonly follows: 'yes' | 'no';
  /** Ids, with blanks between. */
  readonly units: string;
  /** JSON. */
  readonly members: string;
  /** JSON: typed questions. */
  readonly userProperties: string;
  readonly staffProperties: string;
}

export function emptyProvider(timeZone: string, language: string): ProviderValues {
  return {
    kind: 'set-up',
    name: '',
    mail: '',
    notification: 'each',
    dailyAt: '16:00',
    language,
    timeZone,
    closes: 'minutes-before',
    hours: '2',
    minutes: '0',
    days: '1',
    time: '12:00',
    week: '[]',
    daysOff: '[]',
    holidays: 'null',
    lateFee: '0',
    covers: '',
    accepts: 'by-hand',
    whilePending: 'send',
    follows: 'yes',
    units: '',
    members: '[]',
    userProperties: '[]',
    staffProperties: '[]',
  };
}

export function valuesOf(provider: ProviderReply): ProviderValues {
  const { kind, name, mail, language, timeZone, accepts, whilePending } = provider;
  return {
    kind,
    name,
    mail: mail ?? '',
    notification: provider.notification.kind,
    dailyAt: provider.notification.kind === 'daily' ? provider.notification.at : '16:00',
    language,
    timeZone,
    ...closingOf(provider.deadlineRule),
    week: JSON.stringify(provider.hours),
    daysOff: JSON.stringify(provider.closedDays),
    holidays: JSON.stringify(provider.holidays),
    lateFee: String(provider.lateFeeRate / RATE_PER_PERCENT),
    covers: provider.coversPerHour === null ? '' : String(provider.coversPerHour),
    accepts,
    whilePending,
    follows: provider.followsToNewRoom ? 'yes' : 'no',
    units: provider.units.toSorted().join(' '),
    members: JSON.stringify(provider.members),
    userProperties: JSON.stringify(provider.userProperties),
    staffProperties: JSON.stringify(provider.staffProperties),
  };
}

/** A rule as it is typed; what the other kind of rule would say stays at hand. */
function closingOf(
  rule: DeadlineRule,
): Pick<ProviderValues, 'closes' | 'hours' | 'minutes' | 'days' | 'time'> {
  const { hours, minutes, days, time } = emptyProvider('', '');
  if (rule.kind === 'days-before') {
    return { closes: rule.kind, hours, minutes, days: String(rule.days), time: rule.time };
  }
  return {
    closes: rule.kind,
    hours: String(Math.floor(rule.minutes / 60)),
    minutes: String(rule.minutes % 60),
    days,
    time,
  };
}

const RATE_PER_PERCENT = 100;

/** What is sent of a provider, but for its id and kind. */
export type ProviderBody = Omit<NonNullable<RouteCall<typeof addProvider>['body']>, 'id' | 'kind'>;

/** What is sent: an empty choice is none; minutes beyond an hour are taken as they are. */
export function bodyOf(values: ProviderValues): ProviderBody {
  const { name, mail, language, timeZone, accepts, whilePending } = values;
  return {
    name,
    mail: mail.trim() === '' ? null : mail.trim(),
    notification:
      values.notification === 'daily' ? { kind: 'daily', at: values.dailyAt } : { kind: values.notification },
    language: language.trim(),
    timeZone: timeZone.trim(),
    deadlineRule: ruleOf(values),
    ...openingOf(values.week, values.daysOff),
    holidays: typedHolidays(values.holidays),
    lateFeeRate: Math.round(numberOf(values.lateFee.replace(',', '.')) * RATE_PER_PERCENT),
    coversPerHour: values.covers.trim() === '' ? null : Number(values.covers),
    accepts,
    whilePending,
    followsToNewRoom: values.follows === 'yes',
    units: [...unitsOf(values.units)],
    members: [...membersOf(values.members)],
    userProperties: propertiesOf(values.userProperties),
    staffProperties: propertiesOf(values.staffProperties),
  };
}

/** What is typed goes as it is: the contract says what is wrong with it. */
function ruleOf({ closes, hours, minutes, days, time }: ProviderValues): ProviderBody['deadlineRule'] {
  return closes === 'minutes-before'
    ? { kind: closes, minutes: numberOf(hours) * 60 + numberOf(minutes) }
    : { kind: closes, days: numberOf(days), time };
}

export function areAlike(one: ProviderValues, other: ProviderValues): boolean {
  return JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other));
}

export function unitsOf(text: string): readonly UnitId[] {
  return text.split(' ').flatMap((id) => UnitId.safeParse(id).data ?? []);
}

const Members = ProviderMember.array();

/** Nobody, when a draft of an older page holds something else. */
export function membersOf(text: string): readonly ProviderMember[] {
  try {
    return Members.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

/** What is no number stays none, and the contract objects; an empty field is 0. */
function numberOf(text: string): number {
  return text.trim() === '' ? 0 : Number(text);
}
