import type { changeRoomPolicy, RoomPolicy, RoomPolicyReply } from '../../contract/room-policies.ts';
import type { RouteCall } from '../../contract/route.ts';
import { openingOf } from '../providers/typed-opening.ts';

export const NUMBER_PARTS = [
  'longestMinutes',
  'leadMinutes',
  'daysAhead',
  'fillPercent',
  'openBookings',
  'hoursPerWeek',
] as const;
export type NumberPart = (typeof NUMBER_PARTS)[number];
export type AudiencePart = 'seenBy' | 'bookedBy';

/** Who, as it is typed. */
export interface TypedAudience {
  readonly isOwn: boolean;
  /** Ids, one on each line. */
  readonly groups: string;
  readonly departments: readonly string[];
}

/** What is set here, as it is typed; what is not own, or is empty, comes from above. */
export interface PolicyValues extends Readonly<Record<NumberPart, string>> {
  readonly seenBy: TypedAudience;
  readonly bookedBy: TypedAudience;
  readonly hasHours: boolean;
  /** JSON, as `typedWeek` reads it. */
  readonly hours: string;
  readonly hasClosedDays: boolean;
  /** JSON, as `typedDaysOff` reads it. */
  readonly closedDays: string;
  readonly approval: string;
  readonly groupNames: Readonly<Record<string, string>>;
}

export function valuesOf({ own }: Pick<RoomPolicyReply, 'own'>): PolicyValues {
  const numbers = Object.fromEntries(
    NUMBER_PARTS.map((part) => [part, own[part] === null ? '' : String(own[part])]),
  ) as Record<NumberPart, string>; // one entry for each part
  return {
    ...numbers,
    seenBy: typedAudience(own.seenBy),
    bookedBy: typedAudience(own.bookedBy),
    hasHours: own.hours !== null,
    hours: JSON.stringify(own.hours ?? []),
    hasClosedDays: own.closedDays !== null,
    closedDays: JSON.stringify(own.closedDays ?? []),
    approval: own.approval ?? '',
    groupNames: own.groupNames,
  };
}

export function areAlike(one: PolicyValues, other: PolicyValues): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Body = NonNullable<RouteCall<typeof changeRoomPolicy>['body']>;

/** What is sent of them. A number that is none stays as it was typed, so that the rules of the contract name the mistake. */
export function bodyOf(values: PolicyValues): Body {
  const { hours, closedDays } = openingOf(values.hours, values.closedDays);
  const numbers = Object.fromEntries(
    NUMBER_PARTS.map((part) => [part, values[part].trim() === '' ? null : Number(values[part])]),
  );
  const audiences = { seenBy: audienceOf(values.seenBy), bookedBy: audienceOf(values.bookedBy) };
  const named = new Set([...(audiences.seenBy?.groups ?? []), ...(audiences.bookedBy?.groups ?? [])]);
  const body = {
    ...numbers,
    ...audiences,
    hours: values.hasHours ? hours : null,
    closedDays: values.hasClosedDays ? closedDays : null,
    approval: values.approval === '' ? null : values.approval,
    groupNames: Object.fromEntries(Object.entries(values.groupNames).filter(([id]) => named.has(id))),
  };
  return body as Body; // what is no right value in it, `useSubmit` refuses by the contract
}

function typedAudience(audience: RoomPolicy['seenBy']): TypedAudience {
  return {
    isOwn: audience !== null,
    groups: (audience?.groups ?? []).join('\n'),
    departments: audience?.departments ?? [],
  };
}

function audienceOf({ isOwn, groups, departments }: TypedAudience) {
  if (!isOwn) return null;
  const ids = groups
    .split(/[\n,;]+/)
    .map((id) => id.trim())
    .filter(Boolean);
  return { groups: ids, departments: [...departments] };
}
