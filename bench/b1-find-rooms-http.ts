import { besideBare } from './beside-bare.ts';
import type { Postgres } from './postgres.ts';
import { CAMPUS_ROOMS, searchUrl, withKnownRooms } from './rooms-in-memory.ts';

const LEAST = 0.85;

/** A search for rooms on a campus beside bare Express; `everywhere`: not on a campus but among all rooms. */
export const findRoomsOverHttp =
  (bench: string, count: number, { everywhere = false } = {}) =>
  (postgres: Postgres) =>
    withKnownRooms(postgres, count, async (rooms) => {
      const among = everywhere ? count : CAMPUS_ROOMS;
      return await besideBare(
        rooms,
        {
          bench,
          case: `find-rooms/http from memory, the first hundred of ${among} rooms, in an organization of ${count}`,
          least: LEAST,
        },
        { url: searchUrl(rooms, everywhere ? {} : { unit: rooms.campus }), among },
      );
    });
