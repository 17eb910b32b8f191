import { decimalsOf } from '../../../contract/money.ts';
import type { Currency, Minor } from '../../../contract/money.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { Slot } from './notice-facts.ts';

/** Times and amounts as a reader of `language` writes them, on the clock of `timeZone` (IANA), whose name is always said once. */
export interface Times {
  /** `Wed, 2 Dec 2026, 12:00–13:00` */
  readonly range: (slot: Pick<Slot, 'start' | 'end'>) => string;
  /** `Mon, 30 Nov 2026, 12:00` */
  readonly moment: (instant: Instant) => string;
  /** `Copenhagen time` without the word: the city of the zone. */
  readonly city: string;
  /** `DKK 250.00` */
  readonly amount: (total: { readonly gross: Minor; readonly currency: Currency }) => string;
}

const parts = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;

export function createTimes(language: string, timeZone: string): Times {
  const format = new Intl.DateTimeFormat(language, { ...parts, hourCycle: 'h23', timeZone });
  return {
    range: ({ start, end }) => format.formatRange(new Date(start), new Date(end)),
    moment: (instant) => format.format(new Date(instant)),
    amount: ({ gross, currency }) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' }).format(
        gross / 10 ** decimalsOf(currency),
      ),
    city: (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' '),
  };
}
