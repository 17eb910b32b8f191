import { besideBare } from './beside-bare.ts';
import { tomorrow } from './find-rooms.ts';
import type { Postgres } from './postgres.ts';
import { CAMPUS_ROOMS, searchUrl, withKnownRooms } from './rooms-in-memory.ts';

const COUNT = 2_000;
const LEAST = 0.7;
const DAY_MS = 24 * 60 * 60_000;

/** All that is taken on one day in a hundred rooms, beside bare Express. */
export const dayGrid = (postgres: Postgres) =>
  withKnownRooms(postgres, COUNT, async (rooms) => {
    const midnight = Math.floor(Date.parse(tomorrow().start) / DAY_MS) * DAY_MS;
    const day = {
      start: new Date(midnight).toISOString(),
      end: new Date(midnight + DAY_MS).toISOString(),
    };
    return await besideBare(
      rooms,
      {
        bench: 'B6',
        case: `day-grid/http from memory, what takes the first hundred of ${CAMPUS_ROOMS} rooms on one day`,
        least: LEAST,
      },
      { url: searchUrl(rooms, { ...day, unit: rooms.campus }), among: CAMPUS_ROOMS },
    );
  });
