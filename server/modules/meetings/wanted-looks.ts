import type { CalendarId, Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import type { FollowedMeeting } from './follow-meeting.ts';
import type { CalendarFacts } from './link.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';
import { isWaitedFor } from './sweep.ts';

/** The looks at calendars for which meetings of one round wait. */
export class WantedLooks {
  #isSweeping = false;
  readonly #beyond = new Map<CalendarId, Set<string>>();

  /** Those of one meeting, which goes by these names. */
  add({ beginsSweep, looksBeyond }: FollowedMeeting, meetingUids: readonly string[]): void {
    this.#isSweeping ||= beginsSweep;
    for (const calendar of looksBeyond) {
      this.#beyond.set(calendar, new Set([...(this.#beyond.get(calendar) ?? []), ...meetingUids]));
    }
  }

  /** Asks for all of them at once, and says that somebody waits. */
  async want(
    { markDirty, lookBeyond, onWaiting }: ReconcileDeps,
    tx: Tx,
    organization: OrganizationId,
    calendars: Iterable<CalendarFacts>,
    now: Instant,
  ): Promise<void> {
    if (this.#isSweeping) {
      const swept = [...calendars].filter((one) => isWaitedFor(one, now));
      await markDirty(
        tx,
        organization,
        swept.map(({ id }) => id),
      );
    }
    const wishes = new Map([...this.#beyond].map(([calendar, uids]) => [calendar, [...uids]]));
    if (wishes.size > 0) await lookBeyond(tx, organization, wishes);
    if (this.#isSweeping || wishes.size > 0) onWaiting();
  }
}
