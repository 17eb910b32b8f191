import type { BasisPoints, Minor } from '../../../contract/money.ts';
import { Problem } from '../../kernel/problem.ts';

/** What something costs without and with VAT; `gross` is always `net + vat`. */
export interface LinePrice {
  readonly net: Minor;
  readonly vat: Minor;
  readonly gross: Minor;
}

export interface PricedLine {
  /** Of one, without VAT. */
  readonly unitPrice: Minor;
  /** A whole number; negative in a correction that takes a line back. */
  readonly quantity: number;
  /** Of the options chosen, for each one: oat milk, a larger cup. */
  readonly extras: readonly Minor[];
  /** Basis points. */
  readonly vatRate: BasisPoints;
  /** Of the price without VAT; left out: none. */
  readonly discount?: BasisPoints;
}

/** 100 % in basis points. */
const WHOLE = 10_000n;

/**
 * The price of one line, exact. A discount is taken off the whole line before VAT, rounded half away from zero like it. VAT is computed once for the whole line and rounded half away from zero, so that a line
 * and the correction that takes it back cancel out. Throws `invalid-request` beyond what a number counts exactly
 * (`Number.MAX_SAFE_INTEGER`), and a RangeError for what is no whole number.
 */
export function priceLine({ unitPrice, quantity, extras, vatRate, discount = 0 }: PricedLine): LinePrice {
  const each = extras.reduce((sum, extra) => sum + BigInt(extra), BigInt(unitPrice));
  const full = each * BigInt(quantity);
  const net = full - roundedShare(full, BigInt(discount));
  return exactly(net, roundedShare(net, BigInt(vatRate)));
}

/** The sum of lines, part by part: totals are sums of what stands on the lines, never computed anew. Throws as `priceLine` does. */
export function sumOf(prices: readonly LinePrice[]): LinePrice {
  let [net, vat] = [0n, 0n];
  for (const price of prices) {
    net += BigInt(price.net);
    vat += BigInt(price.vat);
  }
  return exactly(net, vat);
}

/** `rate` (basis points) of an amount; half a smallest unit is rounded away from zero. */
export function shareOf(amount: Minor, rate: BasisPoints): Minor {
  return Number(roundedShare(BigInt(amount), BigInt(rate)));
}

function roundedShare(amount: bigint, rate: bigint): bigint {
  const size = amount < 0n ? -amount : amount;
  const share = (size * rate + WHOLE / 2n) / WHOLE;
  return amount < 0n ? -share : share;
}

function exactly(net: bigint, vat: bigint): LinePrice {
  const price = { net: Number(net), vat: Number(vat), gross: Number(net + vat) };
  if (Object.values(price).every(Number.isSafeInteger)) return price;
  throw new Problem('invalid-request', 'This adds up to more than can be counted exactly. Order less.');
}
