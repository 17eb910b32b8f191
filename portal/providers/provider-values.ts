import { UnitId } from '../../contract/primitives.ts';
import { ProviderMember } from '../../contract/service-teams.ts';
import type { ProviderReply, addProvider } from '../../contract/service-teams.ts';
import type { RouteCall } from '../../contract/route.ts';

/** A team as it is typed; all texts, so that it can wait in a draft. */
export interface ProviderValues {
  readonly name: string;
  readonly mail: string;
  readonly language: string;
  readonly timeZone: string;
  readonly hours: string;
  readonly minutes: string;
  readonly accepts: 'by-hand' | 'automatically';
  readonly whilePending: 'send' | 'hold';
  readonly follows: 'yes' | 'no';
  /** Ids, with blanks between. */
  readonly units: string;
  /** JSON. */
  readonly members: string;
}

export function emptyProvider(timeZone: string, language: string): ProviderValues {
  return {
    name: '',
    mail: '',
    language,
    timeZone,
    hours: '2',
    minutes: '0',
    accepts: 'by-hand',
    whilePending: 'send',
    follows: 'yes',
    units: '',
    members: '[]',
  };
}

export function valuesOf(provider: ProviderReply): ProviderValues {
  const { name, mail, language, timeZone, deadlineMinutes, accepts, whilePending } = provider;
  return {
    name,
    mail: mail ?? '',
    language,
    timeZone,
    hours: String(Math.floor(deadlineMinutes / 60)),
    minutes: String(deadlineMinutes % 60),
    accepts,
    whilePending,
    follows: provider.followsToNewRoom ? 'yes' : 'no',
    units: provider.units.toSorted().join(' '),
    members: JSON.stringify(provider.members),
  };
}

type Body = Omit<NonNullable<RouteCall<typeof addProvider>['body']>, 'id' | 'kind'>;

/** What is sent: an empty choice is none; minutes beyond an hour are taken as they are. */
export function bodyOf(values: ProviderValues): Body {
  const { name, mail, language, timeZone, accepts, whilePending } = values;
  return {
    name,
    mail: mail.trim() === '' ? null : mail.trim(),
    language: language.trim(),
    timeZone: timeZone.trim(),
    deadlineMinutes: numberOf(values.hours) * 60 + numberOf(values.minutes),
    accepts,
    whilePending,
    followsToNewRoom: values.follows === 'yes',
    units: [...unitsOf(values.units)],
    members: [...membersOf(values.members)],
  };
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
