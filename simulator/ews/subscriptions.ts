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

/** Pull subscriptions: events are kept for the client until it asks, and for the watermarks it has. They run on real time, like everything of a session. */
export interface Subscriptions {
  readonly add: (subscription: Omit<Subscription, 'id' | 'usedAt'>) => Subscription;
  readonly find: (id: string) => Subscription | 'expired' | undefined;
  /** The subscription that a watermark was given out for, live or not, and how many events the client had seen. */
  readonly findByWatermark: (watermark: string) => { subscription: Subscription; count: number } | undefined;
  readonly remove: (id: string) => void;
  readonly clear: () => void;
}

/** Above this the oldest subscriptions are forgotten. */
const MOST_SUBSCRIPTIONS = 5_000;

export function createSubscriptions(): Subscriptions {
  const kept = new Map<string, Subscription>();
  const ended = new Set<string>();
  return {
    add: (given) => {
      const id = Buffer.from(`pull-${randomUUID()}`).toString('base64');
      const subscription = { ...given, id, usedAt: Date.now() };
      kept.set(id, subscription);
      const [oldest] = kept.keys();
      if (kept.size > MOST_SUBSCRIPTIONS && oldest !== undefined) kept.delete(oldest);
      return subscription;
    },
    find: (id) => {
      const subscription = kept.get(id);
      if (!subscription || ended.has(id)) return undefined;
      if (Date.now() - subscription.usedAt > subscription.timeout * 60_000) return 'expired';
      subscription.usedAt = Date.now();
      return subscription;
    },
    findByWatermark: (watermark) => {
      const [id = ''] = Buffer.from(watermark, 'base64').toString('utf8').split(':');
      const subscription = kept.get(id);
      const count = subscription && readWatermark(subscription, watermark);
      return subscription && count !== undefined ? { subscription, count } : undefined;
    },
    remove: (id) => void ended.add(id),
    clear: () => {
      kept.clear();
      ended.clear();
    },
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
