import { pairLines, staysAsItWas } from '../../../../contract/line-pairs.ts';
import { discounted } from './discounted.ts';
import type { OrderedLine } from './ordered-line.ts';

/**
 * What is ordered after whoever ordered has changed it: a line that nobody touched stays with the price of then, and the
 * discount that the team gave on a line stays with it, as a share, in whatever quantity and with whatever choices it goes
 * on. A new line has none, and a line that is taken away takes its discount along. Pure. Throws as `priceLine` does.
 */
export function renewLines(
  wanted: readonly OrderedLine[],
  before: readonly OrderedLine[],
): readonly OrderedLine[] {
  const pairs = pairLines(wanted, before);
  return wanted.map((line, at) => {
    const known = before[pairs[at] ?? -1];
    if (!known) return line;
    return staysAsItWas(line, known) ? known : discounted(line, line.quantity, known.discount);
  });
}
