import type { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Tx } from '../../storage/database.ts';
import type { Live, Outbox } from '../messages/index.ts';
import type { Hanging } from './hanging.ts';

export interface ReconcileDeps {
  /** Business time. */
  readonly clock: Clock;
  readonly hanging: readonly Hanging[];
  readonly outbox: Outbox;
  readonly live: Live;
  /** Wants calendars to be looked at, within the transaction; the mirror's `markDirty`. */
  readonly markDirty: (
    tx: Tx,
    organization: OrganizationId,
    calendars: readonly CalendarId[],
  ) => Promise<void>;
  /** Wants calendars to be looked at beyond their window for some meetings; the mirror's `lookBeyond`. */
  readonly lookBeyond: (
    tx: Tx,
    organization: OrganizationId,
    wishes: ReadonlyMap<CalendarId, readonly string[]>,
  ) => Promise<void>;
  /** Told that links wait for a sweep, or for work that did not fit; before the transaction ends. */
  readonly onWaiting: () => void;
}
