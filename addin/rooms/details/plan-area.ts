import type { detailsTexts } from '../../texts/details.en.ts';

export type PlanArea = keyof typeof detailsTexts.areas;

/** Of nine parts of a plan the one in which a place lies, in percent from the upper left corner. Pure. */
export function planArea({ x, y }: { readonly x: number; readonly y: number }): PlanArea {
  const column = x < THIRD ? 'left' : x <= HUNDRED - THIRD ? '' : 'right';
  const row = y < THIRD ? 'top' : y <= HUNDRED - THIRD ? '' : 'bottom';
  return row === '' && column === '' ? 'middle' : (`${row}${column}` as PlanArea); // each pair has its word
}

const HUNDRED = 100;
const THIRD = HUNDRED / 3;
