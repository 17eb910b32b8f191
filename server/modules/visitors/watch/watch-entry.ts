import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { WatchEntryId } from '../../../../contract/watch-list.ts';
import type { Watched } from './match-watched.ts';

/** Somebody, or a domain, of whom a reception is warned. What is in it is sealed where it is kept. */
export interface WatchEntry extends Watched {
  readonly id: WatchEntryId;
  readonly reception: ReceptionId;
  readonly reason: string;
  readonly instruction: string;
  /** The last day on which it counts, by the calendar of the reception. */
  readonly until: CalendarDay;
  readonly addedBy: string;
  readonly addedAt: Instant;
  readonly version: number;
}
