import type { Interval, MailboxAddress } from '../../contract/primitives.ts';
import type { ExchangeMeetings } from './meetings.port.ts';
import type { CallOptions, ExchangeFault } from './question.port.ts';
import type { UnknownWord } from './unknown-words.ts';

export type { CallOptions, ExchangeFault } from './question.port.ts';

/**
 * An organization's Exchange, read through one integration. Two adapters keep this promise alike (Graph, EWS) and one
 * contract suite holds both to it. No type, date or error of a library crosses this line, and nothing is ever written.
 */
export interface Exchange extends ExchangeMeetings {
  /**
   * Every room and workspace the directory lists, complete (all pages followed), in no particular order.
   * Throws a Problem with an `exchange-*` or `entra-*` code when the list cannot be read whole.
   */
  listRooms(options?: CallOptions): Promise<readonly ExchangeRoom[]>;

  /**
   * The room at an address that no list has, or null when there is no such mailbox. An alias gives the room with its
   * primary address. Throws a Problem when Exchange does not let us look, e.g. because it is a person's mailbox.
   */
  findRoom(address: MailboxAddress, options?: CallOptions): Promise<ExchangeRoom | null>;

  /**
   * What occupies each room within `interval` (UTC, half open, at most 60 days), one answer per mailbox and in the
   * order asked. A room that cannot be read is `known: false` with the reason; it never makes the others fail, so this
   * rejects only on a bug or when `signal` aborts.
   */
  readSchedules(
    rooms: readonly MailboxAddress[],
    interval: Interval,
    options?: CallOptions,
  ): Promise<readonly Schedule[]>;
}

/** A resource mailbox as the directory describes it; what an Exchange cannot tell is null or empty. */
export interface ExchangeRoom {
  readonly mailbox: MailboxAddress;
  /** What the directory knows the room by for ever, whatever its address; null where an Exchange has no such id to tell. */
  readonly directoryId: string | null;
  readonly kind: 'room' | 'workspace' | 'equipment';
  readonly displayName: string;
  readonly capacity: number | null;
  readonly building: string | null;
  readonly floor: string | null;
  /** `display`, `video`, `audio`, `wheelchair-accessible` and the directory's tags, lower case, sorted. */
  readonly equipment: readonly string[];
  /** Addresses of the room lists it is in, in the order they were listed; empty where Exchange is not asked by list. */
  readonly roomLists: readonly MailboxAddress[];
}

export type Schedule =
  | {
      readonly mailbox: MailboxAddress;
      readonly known: true;
      readonly busy: readonly BusyBlock[];
      /** Absent: Exchange said nothing that we do not know. */
      readonly unknownWords?: readonly UnknownWord[];
    }
  | { readonly mailbox: MailboxAddress; readonly known: false; readonly fault: ExchangeFault };

/** Time that is taken. Free time, and a meeting shown as free, is not listed. */
export interface BusyBlock extends Interval {
  readonly status: 'busy' | 'tentative' | 'out-of-office' | 'working-elsewhere';
}
