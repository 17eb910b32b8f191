import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { Db } from '../../../storage/database.ts';
import type { MenuItem } from '../../menus/index.ts';
import type { Provider } from '../request.ts';
import { takenWithin } from './capacity.store.ts';
import { explainShortage } from './explain-shortage.ts';
import { hourOf } from './hour.ts';
import { spanOf } from './room-for.ts';
import { coversTaken, shortagesOf, thingsTaken } from './shortage.ts';
import type { Use } from './use.ts';
import { useOf } from './use.ts';

/** What is left of a menu for a delivery; as it was when it was read, nothing is kept for anybody. */
export interface Left {
  /** So many of it can still be had then; null: any number. */
  readonly of: (item: MenuItem) => number | null;
  /** Why not even the fewest that it comes in can be had, in a sentence; null: they can. */
  readonly whyNone: (item: MenuItem) => string | null;
}

/** `items` is the whole menu, so that what packages contain is found. */
export async function leftOf(
  db: Db,
  organization: OrganizationId,
  provider: Provider,
  delivery: {
    readonly deliverAt: Instant;
    readonly end: Instant;
    /** Templates that are ordered anew: what they take is left. */
    readonly except: readonly string[];
  },
  items: readonly MenuItem[],
): Promise<Left> {
  const { coversPerHour, timeZone } = provider;
  const byId = new Map(items.map((item) => [item.id, item]));
  const stock = new Map(items.flatMap(({ id, stock: most }) => (most === null ? [] : [[id, most] as const])));
  if (coversPerHour === null && stock.size === 0) return { of: () => null, whyNone: () => null };

  const moment = useOf(delivery.deliverAt, delivery.end, []);
  const spans = [spanOf(moment, provider)];
  const taken = await takenWithin(db, organization, provider.id, { spans, except: delivery.except });
  const covers =
    coversPerHour === null ? null : coversPerHour - coversTaken(taken, hourOf(moment.start, timeZone));
  /** The things that one of an item takes: itself, or what a package contains. */
  const partsOf = (item: MenuItem) =>
    [{ item: item.id, quantity: 1 }, ...item.contents].filter((part) => stock.has(part.item));
  const of = (item: MenuItem) => {
    const limits = partsOf(item).map((part) => {
      const free = (stock.get(part.item) ?? 0) - thingsTaken(taken, part.item, moment);
      return Math.floor(free / part.quantity);
    });
    if (covers !== null && item.covers > 0) limits.push(Math.floor(covers / item.covers));
    return limits.length === 0 ? null : Math.max(0, Math.min(...limits));
  };
  const whyNone = (item: MenuItem) => {
    const left = of(item);
    if (left === null || left >= item.least) return null;
    const wanted: Use = {
      ...moment,
      covers: item.covers * item.least,
      things: partsOf(item).map((part) => ({
        item: part.item,
        name: byId.get(part.item)?.name ?? item.name,
        quantity: part.quantity * item.least,
        stock: stock.get(part.item) ?? 0,
      })),
    };
    const [shortage] = shortagesOf({ timeZone, coversPerHour, stock }, taken, wanted);
    return shortage ? explainShortage(shortage, provider) : null;
  };
  return { of, whyNone };
}
