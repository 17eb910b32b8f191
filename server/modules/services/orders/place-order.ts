import type { CostCenterId } from '../../../../contract/finance.ts';
import type { Minor } from '../../../../contract/money.ts';
import type { CostCenterName, OrderLine } from '../../../../contract/order-lines.ts';
import type { MailboxAddress } from '../../../../contract/primitives.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import { costCentersFor, requireCostCenter } from '../../finance/index.ts';
import type { MenuItem } from '../../menus/index.ts';
import type { Provider } from '../request.ts';
import type { KnownRooms } from '../served-rooms.store.ts';
import type { OrderFacts } from './order-facts.ts';
import { totalOf } from './ordered-line.ts';
import type { OrderedLine } from './ordered-line.ts';
import { priceOrder } from './price-order.ts';
import type { OrderError } from './price-order.ts';
import { renewLines } from './renew-lines.ts';
import { amountInWords } from './amount-in-words.ts';

export interface Order {
  readonly lines: readonly OrderLine[];
  readonly costCenter: CostCenterId | null;
  /** The gross total that the person saw; null: none. */
  readonly seenTotal: Minor | null;
  /** What it changes; nothing for a new one. */
  readonly before?: readonly OrderedLine[];
}

export interface PlacedOrder {
  readonly lines: readonly OrderedLine[];
  readonly costCenter: CostCenterName | null;
}

/**
 * Prices an order from the menu as it is now, for delivery to one of the rooms in `places`, and finds who is charged. What is changed
 * keeps the lines that nobody touched, and the discounts that the team gave (`renewLines`). Rejects with
 * `invalid-request` naming each line that does not fit and a cost center that is missing or unknown, with
 * `permission-missing` for one that is not the caller's, and with `price-changed` when the total is not what was seen.
 */
export async function placeOrder(
  tx: Tx,
  caller: Caller,
  provider: Provider,
  places: { readonly rooms: readonly MailboxAddress[]; readonly known: Pick<KnownRooms, 'serves'> },
  facts: OrderFacts | null,
  order: Order,
): Promise<PlacedOrder> {
  if (order.lines.length === 0 || !facts) return { lines: [], costCenter: null };
  const { rooms, known } = places;
  const { currency, payable } = facts;
  const menu = facts.offered.get(provider.id) ?? [];
  const isHere = ({ units }: MenuItem) =>
    units === null || rooms.some((room) => known.serves({ units }, room));
  const before = (order.before ?? []).filter((line) => line.currency === currency);
  const { lines: priced, errors } = priceOrder(order.lines, menu, currency, before);
  const elsewhere = order.lines.flatMap(({ item: id }, at): readonly OrderError[] => {
    const item = menu.find((one) => one.id === id);
    const detail = 'is not to be had where the meeting is';
    return item && !isHere(item) ? [{ pointer: `/body/lines/${at}/item`, detail }] : [];
  });
  const wrong = [...errors, ...elsewhere];
  if (wrong.length > 0) throw new Problem('invalid-request', 'This cannot be ordered so.', { errors: wrong });

  const lines = renewLines(priced, before);
  const total = totalOf(lines);
  if (total && order.seenTotal !== null && order.seenTotal !== total.gross) {
    const [seen, now] = [order.seenTotal, total.gross].map((gross) => amountInWords({ ...total, gross }));
    throw new Problem('price-changed', `You saw ${seen}; it is ${now} now. Nothing was ordered.`);
  }
  return { lines, costCenter: await chargedTo(tx, caller, order.costCenter, total?.gross ?? 0, payable) };
}

/** Whoever may charge something says what; where nobody keeps cost centers, nothing is asked. */
export async function chargedTo(
  tx: Tx,
  caller: Caller,
  costCenter: CostCenterId | null,
  gross: Minor,
  payable?: OrderFacts['payable'],
): Promise<CostCenterName | null> {
  if (costCenter !== null) return await requireCostCenter(tx, caller, costCenter, payable);
  if (gross === 0 || (payable ?? (await costCentersFor(tx, caller))).length === 0) return null;
  throw new Problem('invalid-request', 'Somebody has to pay for this.', {
    errors: [{ pointer: '/body/costCenter', detail: 'must be chosen' }],
  });
}
