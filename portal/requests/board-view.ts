import type { BoardRequest } from '../../contract/service-teams.ts';
import { Instant } from '../../contract/primitives.ts';
import { localDay } from '../../ui/time/format.ts';
import { dayLater } from '../meetings/day-choice.ts';

/** What a board shows: what waits for an answer, or one day, `2026-12-01` on the team's clock. */
export type BoardView = 'waiting' | (string & {});

/** Days that are looked at for what waits, today included; the server answers 31 days at once, and a day is read on both sides. */
const WAITING_DAYS = 28;

/**
 * Between which moments to ask for: every moment that is of these days somewhere on Earth (zones reach from UTC-12 to
 * UTC+14). `isShown` then takes those that are of these days for the team.
 */
export function boundsOf(view: BoardView, today: string): { readonly from: Instant; readonly to: Instant } {
  const first = view === 'waiting' ? today : view;
  const last = view === 'waiting' ? dayLater(today, WAITING_DAYS) : view;
  return {
    from: Instant.parse(`${dayLater(first, -1)}T10:00:00.000Z`),
    to: Instant.parse(`${dayLater(last, 1)}T12:00:00.000Z`),
  };
}

export function isShown(request: BoardRequest, view: BoardView, timeZone: string, today: string): boolean {
  const day = localDay(request.deliverAt, timeZone);
  return view === 'waiting' ? day >= today && waits(request) : day === view;
}

/** Whether the team must say something. */
export function waits({ status, actions, questions }: BoardRequest): boolean {
  return (
    questions.length > 0 ||
    actions.includes('accept-change') ||
    actions.includes('move-to-room') ||
    (status === 'pending' && actions.includes('accept'))
  );
}

/** What must be answered comes first, then the time of delivery. */
export function inOrder(requests: readonly BoardRequest[]): readonly BoardRequest[] {
  return requests.toSorted(
    (one, other) => Number(waits(other)) - Number(waits(one)) || one.deliverAt.localeCompare(other.deliverAt),
  );
}
