import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import type { NoticeFacts, NoticeTemplate } from './notice-facts.ts';

/**
 * The one way in which people are told something. What is told is written in the transaction of what it tells of, so that
 * both are there or neither is; sending comes after.
 */
export interface Outbox {
  /**
   * Notes what parties are told. A key that its party has already been told under is passed over. Notices about one link
   * to one party that are waiting together go into one mail: of each item the earliest "before" and the latest "after"
   * count, and what ended where it began is not mentioned.
   */
  tell(tx: Tx, organization: OrganizationId, ...notices: readonly NewNotice[]): Promise<void>;
}

export type NewNotice = { [T in NoticeTemplate]: NoticeOf<T> }[NoticeTemplate];

export interface NoticeOf<T extends NoticeTemplate> {
  /** What it tells of, once per party: e.g. `service-request <id> v7`. */
  readonly key: string;
  readonly to: Party;
  /** The meeting it is about; null: none. */
  readonly link: string | null;
  /** The thing it is about, e.g. the id of a request: notices about one item fold into one. */
  readonly item: string;
  readonly template: T;
  /** What the texts need: instants as text, never a private subject. */
  readonly facts: NoticeFacts<T>;
  /** Business time. */
  readonly at: Instant;
  /**
   * Somebody waits for the reader: it goes at once, whatever else was said just now, in a mail with nothing but what is
   * urgent for the same reader about the same meeting in the same breath.
   */
  readonly isUrgent?: boolean;
}

export type Party =
  | {
      readonly kind: 'person';
      /** Lower case. */
      readonly mail: string;
      /** BCP 47. */
      readonly language: string;
      /** IANA. */
      readonly timeZone: string;
    }
  /** The members see it in the portal; a mail goes to the provider's own address, where it has one. */
  | { readonly kind: 'provider'; readonly id: string };

/** Tells open portal pages that something changed, after the transaction has committed. */
export interface Live {
  /** `topic`, e.g. `service-requests` or `meetings`; pages read anew what they show. */
  changed(tx: Tx, organization: OrganizationId, topic: LiveTopic): Promise<void>;
}

/** Everything that pages follow: what is not listed here is told to nobody. */
export const liveTopics = [
  'service-requests',
  'meetings',
  'reconcile',
  'feed',
  'calendars',
  'room-faults',
  'visits',
] as const;
export type LiveTopic = (typeof liveTopics)[number];
