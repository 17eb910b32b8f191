import type { Instant, TimeZone } from '../../../../contract/primitives.ts';

/** Times on the clock of a zone, as short as they are clear on the day of `today`. */
export interface WallClocks {
  /** `14:05`, of another day `30 Nov, 14:05`. */
  readonly time: (instant: Instant) => string;
  /** `Mon, 30 Nov 2026, 14:05`. */
  readonly moment: (instant: Instant) => string;
}

export function wallClocks(timeZone: TimeZone, today: Instant): WallClocks {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...options });
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const day = format({ day: 'numeric', month: 'short' });
  const whole = format({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const dayOfToday = day.format(new Date(today));
  return {
    time: (instant) => {
      const at = new Date(instant);
      const on = day.format(at);
      return on === dayOfToday ? clock.format(at) : `${on}, ${clock.format(at)}`;
    },
    moment: (instant) => whole.format(new Date(instant)),
  };
}
