import { decimalsOf } from '../../contract/money.ts';
import type { Currency } from '../../contract/money.ts';

/** Writes and reads amounts the way people of a language do. */
export interface MoneyFormat {
  /** `DKK 25.00`, `25,00 kr.`; from the smallest unit of the currency. */
  readonly price: (amount: number, currency: Currency) => string;
  /** As it is typed into a field: `25.00` or `25,00`, without thousands and without the currency. */
  readonly typed: (amount: number, currency: Currency) => string;
  /** What was typed, in the smallest unit; undefined where it is no amount, or written the way of another language. */
  readonly read: (text: string, currency: Currency) => number | undefined;
  /** `25 %` of 2500. */
  readonly rate: (basisPoints: number) => string;
  readonly typedRate: (basisPoints: number) => string;
  readonly readRate: (text: string) => number | undefined;
}

const RATE_DECIMALS = 2;

/** `language` is a BCP 47 tag. */
export function createMoneyFormat(language: string): MoneyFormat {
  const parts = new Intl.NumberFormat(language).formatToParts(12_345.6);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  const group = parts.find(({ type }) => type === 'group')?.value ?? '';

  const write = (amount: number, decimals: number) => {
    if (decimals === 0) return String(amount);
    const digits = String(amount).padStart(decimals + 1, '0');
    return `${digits.slice(0, -decimals)}${decimal}${digits.slice(-decimals)}`;
  };
  const read = (text: string, decimals: number) => {
    const [whole = '', fraction = '', ...more] = text.trim().split(decimal);
    const digits = ungrouped(whole, group);
    const isAmount =
      more.length === 0 && digits !== undefined && /^\d*$/.test(fraction) && fraction.length <= decimals;
    return isAmount ? Number(digits + fraction.padEnd(decimals, '0')) : undefined;
  };
  return {
    price: (amount, currency) => {
      const decimals = decimalsOf(currency);
      // Text, because a number of this size would lose its last digits on the way through a fraction.
      return new Intl.NumberFormat(language, { style: 'currency', currency }).format(
        `${amount}e-${decimals}` as unknown as number, // Intl takes decimal text (ECMA-402, 15.5.16)
      );
    },
    typed: (amount, currency) => write(amount, decimalsOf(currency)),
    read: (text, currency) => read(text, decimalsOf(currency)),
    rate: (basisPoints) =>
      new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: RATE_DECIMALS }).format(
        basisPoints / 10_000,
      ),
    typedRate: (basisPoints) =>
      write(basisPoints, RATE_DECIMALS).replace(new RegExp(`[${decimal}]?0+$`), '') || '0',
    readRate: (text) => read(text.replace(/\s*%$/, ''), RATE_DECIMALS),
  };
}

/** The digits before the decimals; undefined where anything but whole thousands is divided. */
function ungrouped(whole: string, group: string): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  const [first = '', ...thousands] = whole.split(
    new RegExp(`[\\s\\u00A0\\u202F${group === '' ? '' : `\\${group}`}]`),
  );
  const isGrouped =
    thousands.length > 0 && /^\d{1,3}$/.test(first) && thousands.every((part) => /^\d{3}$/.test(part));
  return isGrouped ? first + thousands.join('') : undefined;
}
