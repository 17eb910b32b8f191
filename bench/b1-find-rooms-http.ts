import { read } from './find-rooms.ts';
import { perSecond, sideBySide } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';
import { CAMPUS_ROOMS, refuseOther, searchUrl, withKnownRooms } from './rooms-in-memory.ts';

const TIMES = 400;
const AT_ONCE = 8;

/**
 * How near a search for rooms on a campus, with its gate and its policies, comes to an Express route that says the same as
 * JSON. `bench` is its name; `everywhere`: not on a campus but among all rooms.
 */
export const findRoomsOverHttp =
  (bench: string, count: number, { everywhere = false } = {}) =>
  (postgres: Postgres) =>
    withKnownRooms(postgres, count, async (rooms): Promise<Result> => {
      const { node, headers, campus } = rooms;
      const url = searchUrl(rooms, everywhere ? undefined : campus);
      const search = () => read(url, headers);
      const among = everywhere ? count : CAMPUS_ROOMS;
      const body = await search();
      refuseOther(body, among);
      await node.tell({ kind: 'peer', body });
      const bare = () => read(`${node.peerUrl}/rooms`);
      for (const warm of [search, bare]) await perSecond(2 * TIMES, AT_ONCE, warm); // until its code is compiled

      return await sideBySide(
        {
          bench,
          case: `find-rooms/http from memory, the first hundred of ${among} rooms, in an organization of ${count}, ${AT_ONCE} at a time`,
          unit: 'requests/s',
          target: '>= 0.85',
        },
        {
          ours: () => perSecond(TIMES, AT_ONCE, search),
          beside: () => perSecond(TIMES, AT_ONCE, bare),
        },
        (ratio) => ratio >= 0.85,
      );
    });
