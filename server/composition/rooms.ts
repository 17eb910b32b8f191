import type { Router } from 'express';
import type { Gate } from '../http/gate.ts';
import type { Clock } from '../kernel/clock.ts';
import { createAvailability } from '../modules/availability/index.ts';
import type { Availability } from '../modules/availability/index.ts';
import { roomDetailsRoutes, shownRoomRoutes } from '../modules/room-details/index.ts';
import type { RoomDetailsDeps } from '../modules/room-details/index.ts';
import type { AskDatesAtSend } from '../modules/meetings/index.ts';
import { datesAtSend, roomSeriesRoutes } from '../modules/room-series/index.ts';
import { roomTimesRoutes } from '../modules/room-times/index.ts';
import { createRoomDirectory, roomsRoutes } from '../modules/rooms/index.ts';
import type { RoomDirectory, RoomsDeps } from '../modules/rooms/index.ts';
import type { Storage } from '../storage/open-database.ts';

/** Ten thousand rooms with six meetings a day each; what is asked for less often is read again. */
const MOST_TIMES_BYTES = 256 * 1_024 * 1_024;

export interface Rooms {
  readonly directory: RoomDirectory;
  readonly availability: Pick<Availability, 'of'>;
  /** What the dates of a series lack when it is about to be sent. */
  readonly datesAtSend: AskDatesAtSend;
  /** To be mounted at `/addin-api`. */
  readonly routes: (gate: Gate) => readonly Router[];
  /** What there is to see of each room and to report about it: at `/addin-api`, and for those who look after it at `/portal-api`. */
  readonly details: (messages: Pick<RoomDetailsDeps, 'outbox' | 'live'>) => {
    readonly shown: (gate: Gate) => Router;
    readonly kept: (gate: Gate) => Router;
  };
  readonly close: () => Promise<void>;
}

/** Where rooms are, when they are free, and what people ask about both. `now`: milliseconds of real time. */
export async function composeRooms(
  { db, listen }: Pick<Storage, 'db' | 'listen'>,
  {
    clock,
    now,
    exchangeOf,
  }: { readonly clock: Clock; readonly now: () => number } & Pick<RoomsDeps, 'exchangeOf'>,
): Promise<Rooms> {
  const directory = createRoomDirectory(db);
  const availability = await createAvailability({ db, listen, mostBytes: MOST_TIMES_BYTES, now });
  return {
    directory,
    availability,
    datesAtSend: (caller, link, held) =>
      datesAtSend({ db, directory, availability, clock }, caller, link, held),
    routes: (gate) => [
      roomTimesRoutes(gate, { directory, availability, clock }), // before the room of that address
      roomsRoutes(gate, { db, directory, availability, clock, exchangeOf }),
      roomSeriesRoutes(gate, { db, directory, availability, clock, exchangeOf }),
    ],
    details({ outbox, live }) {
      const deps = { db, directory, availability, clock, outbox, live };
      return {
        shown: (gate) => shownRoomRoutes(gate, deps),
        kept: (gate) => roomDetailsRoutes(gate, deps),
      };
    },
    close: availability.close,
  };
}
