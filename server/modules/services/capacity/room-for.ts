import type { Interval, OrganizationId } from '../../../../contract/primitives.ts';
import type { ItemId } from '../../../../contract/menu-items.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { readOffered } from '../../menus/index.ts';
import type { Provider } from '../request.ts';
import { lockCapacity, takenWithin } from './capacity.store.ts';
import { hourOf } from './hour.ts';
import { shortagesOf } from './shortage.ts';
import type { Limits, Shortage } from './shortage.ts';
import { isUnlimited } from './use.ts';
import type { Use } from './use.ts';

/** What is too little for a delivery, beside what others and the same meeting take. */
export type RoomFor = (wanted: Use, beside?: readonly Use[]) => readonly Shortage[];

/** How many of each thing a team has now; of what left the menu nothing is known any more. */
export async function limitsOf(
  db: Db | Tx,
  organization: OrganizationId,
  { id, timeZone, coversPerHour }: Pick<Provider, 'id' | 'timeZone' | 'coversPerHour'>,
): Promise<Limits> {
  const items = (await readOffered(db, organization, [id])).get(id) ?? [];
  const stock = new Map<ItemId, number>(
    items.flatMap((item) => (item.stock === null ? [] : [[item.id, item.stock]])),
  );
  return { timeZone, coversPerHour, stock };
}

/** The time within which whatever is taken counts for a delivery. */
export function spanOf({ start, end }: Interval, { timeZone }: Pick<Provider, 'timeZone'>): Interval {
  const hour = hourOf(start, timeZone);
  return { start: hour.start, end: end > hour.end ? end : hour.end };
}

/**
 * What is too little for each of some deliveries of a team beside everything that others have asked it for, `except`
 * some templates. Whoever asks next waits until this transaction has ended, so that the last one goes to one person.
 */
export async function roomFor(
  tx: Tx,
  organization: OrganizationId,
  provider: Pick<Provider, 'id' | 'timeZone' | 'coversPerHour'>,
  { wanted, except }: { readonly wanted: readonly Use[]; readonly except: readonly string[] },
): Promise<RoomFor> {
  const limited = wanted.filter((use) => !isUnlimited(use, provider));
  if (limited.length === 0) return () => [];
  await lockCapacity(tx, organization, [provider.id]);
  const spans = limited.map((use) => spanOf(use, provider));
  const taken = await takenWithin(tx, organization, provider.id, { spans, except });
  const limits = await limitsOf(tx, organization, provider);
  return (use, beside = []) => shortagesOf(limits, [...taken, ...beside], use);
}
