import { useSyncExternalStore } from 'react';
import type { Item, ItemState } from '../outlook-host/item.ts';

/** The present state of the item; the component renders anew whenever form or add-in change it. */
export function useItem(item: Item): ItemState {
  return useSyncExternalStore(item.onChange, item.read);
}
