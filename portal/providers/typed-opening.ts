/** A time of a weekday as it is typed: any text, so that it can wait in a draft. */
export interface TypedHours {
  /** 1 is Monday. */
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

/** Days off as they are typed. */
export interface TypedDaysOff {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/** None, when a draft of an older page holds something else. */
export function typedWeek(text: string): readonly TypedHours[] {
  return listIn(
    text,
    (one): one is TypedHours => hasTexts(one, 'from', 'to') && typeof one['weekday'] === 'number',
  );
}

export function typedDaysOff(text: string): readonly TypedDaysOff[] {
  return listIn(text, (one): one is TypedDaysOff => hasTexts(one, 'from', 'to', 'name'));
}

function listIn<T>(text: string, isOne: (value: unknown) => value is T): readonly T[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every(isOne) ? list : [];
  } catch {
    return [];
  }
}

function hasTexts(value: unknown, ...keys: readonly string[]): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const facts = value as Readonly<Record<string, unknown>>; // any object may be asked for its keys
  return keys.every((key) => typeof facts[key] === 'string');
}

/** What is sent of them: midnight as an end is that of the day itself. */
export function openingOf(week: string, daysOff: string) {
  return {
    hours: typedWeek(week).map((one) => ({ ...one, to: one.to === '00:00' ? '24:00' : one.to })),
    closedDays: typedDaysOff(daysOff).map((one) => ({ ...one, name: one.name.trim() })),
  };
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The day after the last one that has hours, or a free one; with the hours of the last. */
export function nextHours(week: readonly TypedHours[], weekday: number): TypedHours {
  const last = week.at(-1);
  const isSecond = week.some((one) => one.weekday === weekday);
  return {
    weekday,
    from: isSecond ? '' : (last?.from ?? '08:00'),
    to: isSecond ? '' : (last?.to ?? '16:00'),
  };
}
