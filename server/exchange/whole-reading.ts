import { setImmediate as breathe } from 'node:timers/promises';
import type { Interval } from '../../contract/primitives.ts';
import { instantOf } from '../kernel/time.ts';
import { OutboundFault } from '../outbound/fault.ts';
import { withinDeadline } from './deadline.ts';
import type { CallOptions, ExchangeFault } from './exchange.port.ts';
import type { RoomMeeting } from './meetings.port.ts';
import { DAY_MS } from './schedule-question.ts';

/** Endless series make Exchange give up on longer windows. */
export const SLICE_DAYS = 85;
/** Exchange Online answers the fifth question to a mailbox at once with 429; other applications ask too. */
const SLICES_AT_ONCE = 3;
/** Taking in as many items keeps everybody else waiting for a few milliseconds. */
const ITEMS_PER_BREATH = 50;

export interface Deadline extends CallOptions {
  /** For everything that the question takes. */
  readonly deadlineMs: number;
}

/**
 * All of what `read` gives, or why there is nothing: a question of which one part failed is not answered in part.
 * Rejects with the caller's own reason when that gave up, and with whatever `faultOf` takes for a bug.
 */
export async function readWhole<T>(
  { signal: outer, deadlineMs }: Deadline,
  faultOf: (error: unknown) => ExchangeFault,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<T | { readonly known: false; readonly fault: ExchangeFault }> {
  outer?.throwIfAborted();
  try {
    return await withinDeadline(deadlineMs, outer, async (signal) => {
      try {
        return await read(signal);
      } catch (error) {
        throw signal.reason instanceof OutboundFault ? signal.reason : error;
      }
    });
  } catch (error) {
    outer?.throwIfAborted();
    return { known: false, fault: faultOf(error) };
  }
}

/**
 * Everything that `readSlice` gives for the parts of `window`, a few parts at a time. What touches two parts comes with
 * both and is listed once; what only touches the edges of the window is left out. The first part that fails ends it all.
 */
export async function readSlices(
  window: Interval,
  readSlice: (slice: Interval) => AsyncIterable<readonly RoomMeeting[]>,
): Promise<readonly RoomMeeting[]> {
  const slices = slicesOf(window);
  const found = new Map<string, RoomMeeting>();
  const left = slices.values();
  let hasFailed = false;
  const worker = async () => {
    for (const slice of left) {
      if (hasFailed) return;
      for await (const meetings of readSlice(slice)) put(found, meetings, window);
    }
  };
  const workers = Array.from({ length: SLICES_AT_ONCE }, () =>
    worker().catch((error: unknown) => {
      hasFailed = true;
      throw error;
    }),
  );
  await Promise.all(workers);
  return [...found.values()].sort((one, other) => (one.start < other.start ? -1 : 1));
}

/** `items` as `toMeeting` reads them, letting others have their turn in between. */
export async function* inBreaths<T>(
  items: readonly T[],
  toMeeting: (item: T) => RoomMeeting | null,
): AsyncGenerator<readonly RoomMeeting[]> {
  for (let at = 0; at < items.length; at += ITEMS_PER_BREATH) {
    if (at > 0) await breathe();
    yield items.slice(at, at + ITEMS_PER_BREATH).flatMap((item) => toMeeting(item) ?? []);
  }
}

/** `window` in parts of equal length, none longer than a service takes. Throws a RangeError when it is empty. */
export function slicesOf({ start, end }: Interval): readonly Interval[] {
  const from = Date.parse(start);
  const length = Date.parse(end) - from;
  if (!(length > 0)) throw new RangeError('A calendar is read for more than nothing');
  const parts = Math.ceil(length / (SLICE_DAYS * DAY_MS));
  const seam = (at: number) => instantOf(from + Math.round((length * at) / parts));
  return Array.from({ length: parts }, (_, at) => ({ start: seam(at), end: seam(at + 1) }));
}

/** By identity, which a calendar holds once; should it hold it twice, what takes place counts before what was called off. */
function put(found: Map<string, RoomMeeting>, meetings: readonly RoomMeeting[], window: Interval): void {
  for (const meeting of meetings) {
    if (!touches(meeting, window)) continue;
    const key = `${meeting.meetingUid} ${meeting.occurrence ?? ''}`;
    const known = found.get(key);
    if (!known || (known.isCanceled && !meeting.isCanceled)) found.set(key, meeting);
  }
}

/** A meeting of no length touches the time that it stands at. */
function touches(meeting: Interval, window: Interval): boolean {
  return meeting.start < window.end && (meeting.end > window.start || meeting.start >= window.start);
}
