import type { z } from 'zod';
import type { Currency } from '../../../../contract/money.ts';
import type { editRequest } from '../../../../contract/staff-edits.ts';
import type { MenuItem } from '../../menus/index.ts';
import { discounted } from './discounted.ts';
import type { OrderedLine } from './ordered-line.ts';
import { priceOrder } from './price-order.ts';
import type { OrderError } from './price-order.ts';

type Edit = Pick<z.output<(typeof editRequest)['body']>, 'kept' | 'added'>;

/**
 * What is ordered after an edit by the team: what stays has the prices of then, what is added those of the menu as it is
 * now; each with its own discount. Gives the lines, or everything that is wrong with the edit. Pure.
 */
export function editLines(
  before: readonly OrderedLine[],
  { kept, added }: Edit,
  menu: readonly MenuItem[],
  currency: Currency,
): { readonly lines: readonly OrderedLine[]; readonly errors: readonly OrderError[] } {
  const errors = kept.flatMap(({ line }, at): readonly OrderError[] => {
    const isTwice = kept.findIndex((one) => one.line === line) < at;
    const detail = isTwice ? 'was named twice' : before[line] ? null : 'is no line of this request';
    return detail === null ? [] : [{ pointer: `/body/kept/${at}/line`, detail }];
  });
  const priced = priceOrder(added, menu, currency);
  const fresh = priced.lines.map((line, at) => discounted(line, line.quantity, added[at]?.discount ?? 0));
  const stays = kept.flatMap(({ line, quantity, discount }) => {
    const known = before[line];
    return known ? [discounted(known, quantity, discount)] : [];
  });
  const ofAdded = priced.errors.map(({ pointer, detail }) => ({
    pointer: pointer.replace('/body/lines', '/body/added'),
    detail,
  }));
  return { lines: [...stays, ...fresh], errors: [...errors, ...ofAdded] };
}
