import type { Language } from '../../contract/languages.ts';
import type { LineReply } from '../../contract/order-lines.ts';
import type { RouteReply } from '../../contract/route.ts';
import type { readProviderMenu } from '../../contract/services.ts';
import { estimate } from './estimate.ts';
import type { DeliveryDraft, DraftLine, RequestDraft } from './request-draft.ts';
import type { Team } from './AskFields.tsx';

export type ShownMenu = RouteReply<typeof readProviderMenu>;

/** What is being ordered, seen against the menu of the moment. */
export interface DraftOrder {
  /** Those that are on the menu, or stand in what was ordered before. */
  readonly lines: readonly DraftLine[];
  /** How many left the menu meanwhile. */
  readonly missing: number;
  /** What was ordered before and is not on the menu any more: it can stay as it is, or be taken away. */
  readonly standing: readonly LineReply[];
  /** Empty: nothing is ordered, or nobody is chosen yet. */
  readonly costCenter: string;
  readonly total: ReturnType<typeof estimate>;
  /** The gross total on screen; null: nothing is ordered. */
  readonly seenTotal: number | null;
  /** Why nothing can be ordered for this delivery, in one sentence; null: something can. */
  readonly closed: string | null;
  /** Until when, with the working. */
  readonly sentence: string;
  /** Of both. */
  readonly language: Language;
}

/** Pure. `menu` is null where there is none, or none yet; `before` is what was ordered, of an order that is changed. */
export function draftOrder(
  menu: ShownMenu | null,
  team: Pick<Team, 'deadline' | 'closed'>,
  draft: Pick<DeliveryDraft, 'lines'> & Pick<RequestDraft, 'costCenter'>,
  before: readonly LineReply[] = [],
): DraftOrder {
  const items = menu?.items ?? [];
  const isOffered = ({ item }: Pick<DraftLine, 'item'>) => items.some(({ id }) => id === item);
  const standing = before.filter(
    (line) => !isOffered(line) && draft.lines.some(({ item }) => item === line.item),
  );
  const lines = draft.lines
    .filter((line) => isOffered(line) || standing.some(({ item }) => item === line.item))
    .map((line) => withOffered(line, items));
  const total = estimate(lines, items, before);
  const deadline = closesFirst(lines, items) ?? team.deadline;
  const isOrder = lines.length > 0;
  return {
    lines,
    missing: menu ? draft.lines.length - lines.length : 0,
    standing: menu ? standing : [],
    costCenter: isOrder ? payerOf(menu, draft) : '',
    total,
    seenTotal: isOrder ? total.gross : null,
    closed: team.closed ?? (deadline.isPassed ? deadline.sentence : null),
    sentence: deadline.sentence,
    language: deadline.language,
  };
}

/** Without the choices that are not offered any more. */
function withOffered(line: DraftLine, items: ShownMenu['items']): DraftLine {
  const item = items.find(({ id }) => id === line.item);
  if (!item) return line;
  const isOffered = ({ option, choice }: DraftLine['options'][number]) =>
    item.options.some(({ id, choices }) => id === option && choices.some((one) => one.id === choice));
  return line.options.every(isOffered) ? line : { ...line, options: line.options.filter(isOffered) };
}

/** The only one there is needs no choosing. */
function payerOf(menu: ShownMenu | null, { costCenter }: Pick<RequestDraft, 'costCenter'>): string {
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
