import type { RouteReply } from '../../contract/route.ts';
import type { readProviderMenu } from '../../contract/services.ts';
import type { Team } from './AskFields.tsx';
import { estimate } from './estimate.ts';
import type { DraftLine, RequestDraft } from './request-draft.ts';

export type ShownMenu = RouteReply<typeof readProviderMenu>;

/** What is being ordered, seen against the menu of the moment. */
export interface DraftOrder {
  /** Those that are on the menu. */
  readonly lines: readonly DraftLine[];
  /** How many left the menu meanwhile. */
  readonly missing: number;
  /** Empty: nothing is ordered, or nobody is chosen yet. */
  readonly costCenter: string;
  readonly total: ReturnType<typeof estimate>;
  /** The gross total on screen; null: nothing is ordered. */
  readonly seenTotal: number | null;
  /** Why nothing can be ordered for this delivery, in one sentence; null: something can. */
  readonly closed: string | null;
  /** Until when, with the working. */
  readonly sentence: string;
}

/** Pure. `menu` is null where there is none, or none yet. */
export function draftOrder(menu: ShownMenu | null, team: Team, draft: RequestDraft): DraftOrder {
  const items = menu?.items ?? [];
  const lines = draft.lines.filter((line) => items.some(({ id }) => id === line.item));
  const total = estimate(lines, items);
  const deadline = closesFirst(lines, items) ?? team.deadline;
  const isOrder = lines.length > 0;
  return {
    lines,
    missing: menu && team.hasMenu ? draft.lines.length - lines.length : 0,
    costCenter: isOrder ? payerOf(menu, draft) : '',
    total,
    seenTotal: isOrder ? total.gross : null,
    closed: team.closed ?? (deadline.isPassed ? deadline.sentence : null),
    sentence: deadline.sentence,
  };
}

/** The only one there is needs no choosing. */
function payerOf(menu: ShownMenu | null, { costCenter }: RequestDraft): string {
  const [only, ...others] = menu?.costCenters ?? [];
  const chosen = menu?.costCenters.find(({ id }) => id === costCenter);
  return (chosen ?? (others.length === 0 ? only : undefined))?.id ?? '';
}

/** The deadline of what was chosen that closes first; undefined: nothing was. */
function closesFirst(lines: readonly DraftLine[], items: ShownMenu['items']): Team['deadline'] | undefined {
  return items
    .flatMap(({ id, closes }) => (lines.some(({ item }) => item === id) ? [closes] : []))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))[0];
}
