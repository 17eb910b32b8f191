import { HolidayRule } from '../../contract/holidays.ts';

/** Whose holidays are chosen; null: nobody’s, also when a draft of an older page holds something else. */
export function typedHolidays(text: string): HolidayRule | null {
  try {
    return HolidayRule.nullable().safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
