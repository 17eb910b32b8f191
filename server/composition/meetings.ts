import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Clock } from '../kernel/clock.ts';
import { createMeetings } from '../modules/meetings/index.ts';
import type { Hanging, Meetings, MeetingsDeps } from '../modules/meetings/index.ts';
import type { Messages } from '../modules/messages/index.ts';
import type { RoomDirectory } from '../modules/rooms/index.ts';
import type { Database } from '../storage/database.ts';

export interface MeetingPartsDeps {
  readonly log: Logger;
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly rooms: RoomDirectory;
  readonly directoryOf: MeetingsDeps['directoryOf'];
  readonly datesAtSend: MeetingsDeps['datesAtSend'];
  readonly messages: Pick<Messages, 'outbox' | 'live'>;
  /** What reads the calendars. */
  readonly mirror: Pick<MeetingsDeps, 'markDirty' | 'lookBeyond' | 'look'>;
  /** Every module that hangs something on meetings, in the order in which they follow. */
  readonly hanging: readonly Hanging[];
}

/** Meetings that are followed, with everything that hangs on them. */
export function composeMeetings({ log, rooms, messages, mirror, ...deps }: MeetingPartsDeps): Meetings {
  return createMeetings({
    ...deps,
    ...mirror,
    directory: rooms,
    outbox: messages.outbox,
    live: messages.live,
    onTrouble: (err) => log.warn({ err }, 'a meeting could not be followed'),
  });
}
