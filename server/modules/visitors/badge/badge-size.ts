import type { BadgeSize } from '../../../../contract/badges.ts';
import type { PaperSize } from '../../../paper/sheets.ts';

/** A label of the common printers for them; A6, ISO 216; A4 cut in four. */
export const badgeSizes: Readonly<Record<BadgeSize, PaperSize>> = {
  label: { width: 62, height: 100, margin: 3 },
  a6: { width: 105, height: 148, margin: 6 },
  a4: { width: 105, height: 148.5, margin: 6, across: 2, down: 2 },
};
