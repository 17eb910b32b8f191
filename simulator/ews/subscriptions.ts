import { randomUUID } from 'node:crypto';
import type { EwsFolder } from './folders.ts';

/** Something that happened to an item of a folder. */
export interface FolderEvent {
  readonly kind: 'CreatedEvent' | 'ModifiedEvent' | 'DeletedEvent';
  readonly id: string;
  readonly changeKey: string;
  readonly folder: EwsFolder;
  readonly at: number;
}

export interface Subscription {
  readonly id: string;
  readonly owner: string;
  readonly folders: readonly EwsFolder[];
  readonly kinds: readonly string[];
  /** Minutes without a call after which it is gone. */
  readonly timeout: number;
  readonly events: FolderEvent[];
  /** Change keys by item id, as last looked at. */
  seen: ReadonlyMap<string, { readonly changeKey: string; readonly folder: EwsFolder }>;
  usedAt: number;
}

/** Pull subscriptions: events are kept for the client until it asks. They run on real time, like everything of a session. */
export interface Subscriptions {
  readonly add: (subscription: Omit<Subscription, 'id' | 'events' | 'usedAt'>) => Subscription;
  readonly find: (id: string) => Subscription | 'expired' | undefined;
  readonly remove: (id: string) => boolean;
  readonly clear: () => void;
}

export function createSubscriptions(): Subscriptions {
  const kept = new Map<string, Subscription>();
  return {
    add: (given) => {
      const id = Buffer.from(`pull-${randomUUID()}`).toString('base64');
      const subscription = { ...given, id, events: [], usedAt: Date.now() };
      kept.set(id, subscription);
      return subscription;
    },
    find: (id) => {
      const subscription = kept.get(id);
      if (!subscription) return undefined;
      if (Date.now() - subscription.usedAt > subscription.timeout * 60_000) return 'expired';
      subscription.usedAt = Date.now();
      return subscription;
    },
    remove: (id) => kept.delete(id),
    clear: () => kept.clear(),
  };
}

/** A watermark names how many events a client has seen of its subscription. */
export function watermarkOf({ id }: Subscription, count: number): string {
  return Buffer.from(`${id}:${count}`).toString('base64');
}

/** How many events a watermark stands for; undefined when it is not one of this subscription. */
export function readWatermark({ id, events }: Subscription, text: string): number | undefined {
  const [owner, count = ''] = Buffer.from(text, 'base64').toString('utf8').split(':');
  if (owner !== id || !/^\d{1,9}$/.test(count) || Number(count) > events.length) return undefined;
  return Number(count);
}
