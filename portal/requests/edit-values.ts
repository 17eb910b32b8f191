import { CostCenterId } from '../../contract/finance.ts';
import type { MenuItem } from '../../contract/menu-items.ts';
import type { RouteCall } from '../../contract/route.ts';
import type { BoardRequest } from '../../contract/service-teams.ts';
import type { editRequest } from '../../contract/staff-edits.ts';
import { lineWords } from './request-words.ts';

/** A line that was ordered, as it is being changed; numbers are text until they are sent. */
export interface KeptValues {
  /** Its place in the version that is shown. */
  readonly line: number;
  /** What it is, for finding it again in another version. */
  readonly what: string;
  readonly name: string;
  readonly quantity: string;
  /** Percent. */
  readonly discount: string;
}

/** Something from the menu that is being added. */
export interface AddedValues {
  readonly item: MenuItem;
  readonly quantity: string;
  /** Percent; null: none is given. */
  readonly discount: string | null;
  /** Choices by the id of their option. */
  readonly chosen: Readonly<Record<string, string>>;
}

export interface EditValues {
  readonly version: number;
  readonly kept: readonly KeptValues[];
  readonly added: readonly AddedValues[];
  /** Empty: nobody. */
  readonly costCenter: string;
  readonly reason: string;
}

const RATE_PER_PERCENT = 100;

export function editValues({ version, lines, costCenter }: BoardRequest): EditValues {
  const kept = lines.map((line, at) => ({
    line: at,
    what: JSON.stringify([line.item, line.options.map(({ option, choice }) => [option, choice])]),
    name: lineWords({ ...line, discount: 0 }).replace(/^\S+ × /, ''),
    quantity: String(line.quantity),
    discount: String(line.discount / RATE_PER_PERCENT),
  }));
  return { version, kept, added: [], costCenter: costCenter?.id ?? '', reason: '' };
}

/** What was typed, on top of what the request has become meanwhile: lines that are gone are gone, new ones are as they are. */
export function ontoNewer(typed: EditValues, newer: BoardRequest): EditValues {
  const there = editValues(newer);
  const kept = there.kept.map((line) => {
    const mine = typed.kept.find(({ what }) => what === line.what);
    return mine ? { ...line, quantity: mine.quantity, discount: mine.discount } : line;
  });
  return { ...typed, version: there.version, kept };
}

type Body = NonNullable<RouteCall<typeof editRequest>['body']>;

/** What is sent: what is typed goes as it is, the contract says what is wrong with it. */
export function editBody({ kept, added, costCenter, reason }: EditValues): Body {
  return {
    kept: kept.map(({ line, quantity, discount }) => ({ line, ...amounts(quantity, discount) })),
    added: added.map((one) => ({ ...addedBody(one), ...amounts(one.quantity, one.discount ?? '') })),
    costCenter: costCenter === '' ? null : CostCenterId.parse(costCenter),
    reason: reason.replaceAll(/\s+/g, ' '),
  };
}

/** A line as it is ordered. */
export function addedBody({ item, quantity, chosen }: AddedValues) {
  const options = item.options.flatMap(({ id, choices }) => {
    const choice = choices.find((one) => one.id === chosen[id]);
    return choice ? [{ option: id, choice: choice.id }] : [];
  });
  return { item: item.id, quantity: Number(quantity), options };
}

function amounts(quantity: string, discount: string) {
  const percent = discount.trim() === '' ? 0 : Number(discount.trim().replace(',', '.'));
  return { quantity: Number(quantity), discount: Math.round(percent * RATE_PER_PERCENT) };
}
