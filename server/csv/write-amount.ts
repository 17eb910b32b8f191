import type { DecimalMark } from '../../contract/menu-import.ts';

const CHARACTER: Readonly<Record<DecimalMark, string>> = { comma: ',', point: '.' };

/**
 * An amount in the smallest unit of a currency as a number of a file: `25.00`, `-0,50`; always with all `decimals` of the
 * currency, without thousands.
 */
export function writeAmount(amount: number, decimals: number, mark: DecimalMark): string {
  const sign = amount < 0 ? '-' : '';
  if (decimals === 0) return `${sign}${Math.abs(amount)}`;
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, -decimals)}${CHARACTER[mark]}${digits.slice(-decimals)}`;
}
