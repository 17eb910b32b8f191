import { useState } from 'react';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { Instant, Interval } from '../../../contract/primitives.ts';
import type { Notice } from '../../../contract/rooms.ts';
import { confirmDates } from '../../../contract/series-confirmation.ts';
import { usePane } from '../../shell/pane.ts';

/** A room on a date, as it is about to be claimed. */
export interface ClaimedDate extends Interval {
  readonly room: string;
}

/** What Exchange said of rooms on single dates when they were about to be claimed. */
export type Confirmation =
  /** So many of them are taken by now, and are not to be chosen any more. */
  | { readonly outcome: 'taken'; readonly count: number }
  /** Exchange does not speak for so many of them. Who says the same once more has decided. */
  | {
      readonly outcome: 'unconfirmed';
      readonly count: number;
      readonly notice: Notice | null;
      readonly about: string;
    };

export interface ConfirmedDates {
  readonly said: Confirmation | null;
  /** Whether rooms may be claimed: all are free, or the person knows that it is not known. Throws what `call` throws. */
  readonly mayClaim: (dates: readonly ClaimedDate[]) => Promise<boolean>;
  readonly isTaken: (room: string, start: Instant) => boolean;
  readonly isUnconfirmed: (room: string, start: Instant) => boolean;
}

/** What a date needs of a room: places, where those are counted, and minutes around it. */
interface Needs {
  readonly seats?: number;
  readonly before?: number;
  readonly after?: number;
}

/** Asks Exchange once more before a plan claims rooms: what is known of them may be minutes old. */
export function useConfirmedDates(needs: Needs) {
  const { call } = usePane();
  const [said, setSaid] = useState<Confirmation | null>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [unsure, setUnsure] = useState<ReadonlySet<string>>(new Set());

  async function mayClaim(dates: readonly ClaimedDate[]): Promise<boolean> {
    const about = JSON.stringify(dates);
    if (dates.length === 0 || (said?.outcome === 'unconfirmed' && said.about === about)) return true;
    const { seats = 1, before = 0, after = 0 } = needs;
    const asked = dates.map(({ start, end, room }) => ({ start, end, room: MailboxAddress.parse(room) }));
    const reply = await call(confirmDates, { body: { dates: asked, seats, before, after } });
    const states = new Map(reply.dates.map((one) => [keyOf(one.room, one.start), one.state]));
    // A room that is gone, or not for this person any more, cannot be had either: nothing is said of it.
    const named = (wanted: 'busy' | 'unknown') =>
      asked
        .map(({ room, start }) => keyOf(room, start))
        .filter((key) => (states.get(key) ?? 'busy') === wanted);
    const [busy, unknown] = [named('busy'), named('unknown')];
    setTaken(new Set([...taken, ...busy]));
    setUnsure(new Set(unknown));
    const [notice = null] = reply.notices;
    if (busy.length > 0) setSaid({ outcome: 'taken', count: busy.length });
    else if (unknown.length > 0) setSaid({ outcome: 'unconfirmed', count: unknown.length, notice, about });
    else setSaid(null);
    return busy.length + unknown.length === 0;
  }

  return {
    said,
    mayClaim,
    isTaken: (room, start) => taken.has(keyOf(room, start)),
    isUnconfirmed: (room, start) => unsure.has(keyOf(room, start)),
  } satisfies ConfirmedDates;
}

function keyOf(room: string, start: Instant): string {
  return `${start} ${room}`;
}
