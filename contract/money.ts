import { z } from 'zod';

/** An amount in the smallest unit of a currency (øre, cents, whole yen); never a fraction, never beyond what counts exactly. */
export const Minor = z.number().int();
export type Minor = z.output<typeof Minor>;

/** A price of one thing; far more than anything that is ordered for a meeting costs. */
const HIGHEST_PRICE = 100_000_000_000;
export const Price = Minor.min(0, { error: 'must not be negative' }).max(HIGHEST_PRICE, {
  error: 'is more than any price',
});

/** ISO 4217, three capital letters, as far as this system knows it. */
export const Currency = z
  .string()
  .refine(isCurrency, { error: 'must be the three capital letters of a currency, such as EUR' })
  .brand<'Currency'>();
export type Currency = z.output<typeof Currency>;

/** Hundredths of a percent: 25 % is 2500. */
export const BasisPoints = z
  .number()
  .int({ error: 'must be a whole number of hundredths of a percent' })
  .min(0, { error: 'must not be negative' })
  .max(10_000, { error: 'must be 100 % at most' });
export type BasisPoints = z.output<typeof BasisPoints>;

let known: ReadonlySet<string> | undefined;

function isCurrency(code: string): boolean {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  return known.has(code);
}

/** How many decimals amounts of a currency are written with: 2 for EUR, 0 for JPY, 3 for KWD (ECMA-402, CurrencyDigits). */
export function decimalsOf(currency: Currency): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}
