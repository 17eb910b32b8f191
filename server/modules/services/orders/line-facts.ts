import type { OrderedLine } from './ordered-line.ts';

/** A line as the audit keeps it: what, how many, and for how much in all. */
export function lineFacts({ name, quantity, options, discount, price }: OrderedLine) {
  const chosen = options.map((one) => `${one.name}: ${one.chosen}`);
  return {
    name,
    quantity,
    ...(chosen.length > 0 && { chosen }),
    ...(discount > 0 && { discount }),
    gross: price.gross,
  };
}
