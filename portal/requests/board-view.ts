import { BoardView } from '../../contract/board.ts';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { dayIn } from '../meetings/day-choice.ts';

/** What a board shows, as an address names it: a view, of `day` the day, and what is looked for in it. */
export interface BoardChoice {
  readonly view: BoardView;
  /** `2026-12-01` on the team's calendar; null in every view but `day`. */
  readonly day: string | null;
  readonly words: string;
}

export const toAnswer: BoardChoice = { view: 'to-answer', day: null, words: '' };

/** What an address asks for; one that names nothing there is shows what must be answered. */
export function choiceIn(params: URLSearchParams): BoardChoice {
  const day = dayIn(params.get('day'));
  const words = (params.get('words') ?? '').trim().slice(0, 200);
  const named = BoardView.safeParse(params.get('view')).data;
  const view = words !== '' ? 'all' : (named ?? (day === null ? 'to-answer' : 'day'));
  if (view === 'day') return day === null ? toAnswer : { view, day, words };
  return { view, day: null, words };
}

/** The other way round: what an address says of a team and its board. */
export function paramsOf(team: string, { view, day, words }: BoardChoice): Record<string, string> {
  if (words !== '') return { team, words };
  if (view === 'day') return { team, ...(day !== null && { day }) };
  return { team, ...(view !== 'to-answer' && { view }) };
}

/** What is asked of the server for it. */
export function queryOf(provider: string, { view, day, words }: BoardChoice) {
  return { provider, view, ...(day !== null && { day }), ...(words !== '' && { words }) };
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

const byDay: ReadonlySet<BoardView> = new Set(['to-answer', 'current', 'today', 'tomorrow', 'day']);

/** Of a day, what must be answered comes first, then the time of delivery; other views stay in the server's order. */
export function inOrder(requests: readonly BoardRequest[], view: BoardView): readonly BoardRequest[] {
  if (!byDay.has(view)) return requests;
  return requests.toSorted(
    (one, other) => Number(waits(other)) - Number(waits(one)) || one.deliverAt.localeCompare(other.deliverAt),
  );
}
