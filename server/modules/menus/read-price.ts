import type { DecimalMark } from '../../../contract/menu-import.ts';
import { Price } from '../../../contract/money.ts';

/** Between thousands, besides the mark that is not the decimal one: blanks of any kind and apostrophes. */
const GAPS = /[\s\u00A0\u202F'’]/gu;

/** How a price is written, as far as it tells by itself; `either`: `1.250` may be 1,250 or 1¼. */
export type PriceMark = DecimalMark | 'none' | 'either';

const CHARACTER = { comma: ',', point: '.' } as const;

/** Which mark stands before the decimals of a price; null for what is no price. */
export function markIn(text: string): PriceMark | null {
  const digits = text.trim().replace(GAPS, '');
  if (/^\d+$/.test(digits)) return 'none';
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(digits) || /^\d{1,3}(\.\d{3}){2,}$/.test(digits)) return 'comma';
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(digits) || /^\d{1,3}(,\d{3}){2,}$/.test(digits)) return 'point';
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return 'either';
  if (/^\d+,\d+$/.test(digits)) return 'comma';
  return /^\d+\.\d+$/.test(digits) ? 'point' : null;
}

/**
 * The mark that the prices of a file have in common: `mixed` when they contradict each other, null when none has one.
 */
export function commonMark(texts: readonly string[]): DecimalMark | 'mixed' | null {
  const marks = new Set(texts.map(markIn));
  if (marks.has('comma') && marks.has('point')) return 'mixed';
  if (marks.has('comma')) return 'comma';
  return marks.has('point') ? 'point' : null;
}

export type ReadPrice =
  { readonly isPrice: true; readonly price: number } | { readonly isPrice: false; readonly detail: string };

/**
 * Reads a price into the smallest unit of a currency with `decimals` decimals. Nothing is guessed: without a chosen mark
 * one that may be read in two ways is refused, and with one, a price that is written the other way.
 */
export function readPrice(text: string, decimals: number, chosen: DecimalMark | null): ReadPrice {
  const written = markIn(text);
  if (written === null) return refused('must be a price such as 25 or 25.00');
  if (written === 'either') return chosen === null ? unclear(text) : amountOf(text, decimals, chosen);
  if (written === 'none') return amountOf(text, decimals, null);
  const isOther = chosen !== null && chosen !== written;
  return isOther ? refused(`is not written with a decimal ${chosen}`) : amountOf(text, decimals, written);
}

function unclear(text: string): ReadPrice {
  const [whole = '', rest = ''] = text.trim().split(/[.,]/);
  return refused(
    `may be ${whole}${rest}, or ${whole} and ${rest} thousandths: choose which mark stands before decimals`,
  );
}

function amountOf(text: string, decimals: number, mark: DecimalMark | null): ReadPrice {
  const [whole = '', fraction = ''] = partsOf(text, mark);
  if (fraction.length > decimals) {
    return refused(decimals === 0 ? 'must have no decimals' : `must have at most ${decimals} decimals`);
  }
  const price = Price.safeParse(Number(whole + fraction.padEnd(decimals, '0')));
  return price.success ? { isPrice: true, price: price.data } : refused('is more than any price');
}

function partsOf(text: string, mark: DecimalMark | null): readonly string[] {
  const digits = text.trim().replace(GAPS, '');
  if (mark === null) return [digits];
  const thousands = CHARACTER[mark === 'comma' ? 'point' : 'comma'];
  return digits.replaceAll(thousands, '').split(CHARACTER[mark]);
}

function refused(detail: string): ReadPrice {
  return { isPrice: false, detail };
}
