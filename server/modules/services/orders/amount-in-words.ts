import { decimalsOf } from '../../../../contract/money.ts';
import type { Total } from '../../../../contract/order-lines.ts';

/** `DKK 250.00`, for sentences of the server; pages write amounts in the language of their reader. */
export function amountInWords({ gross, currency }: Pick<Total, 'gross' | 'currency'>): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  return format.format(gross / 10 ** decimalsOf(currency)).replace('\u00A0', ' ');
}
