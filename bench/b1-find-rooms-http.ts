import { read } from './find-rooms.ts';
import { medianMs, sideBySide } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';
import { refuseOther, searchUrl, withKnownRooms } from './rooms-in-memory.ts';

const TIMES = 20;

/** How near a search for rooms, with its gate and its policy, comes to an Express route that only sends the same bytes. */
export const findRoomsOverHttp = (count: number) => (postgres: Postgres) =>
  withKnownRooms(postgres, count, async (rooms): Promise<Result> => {
    const { node, headers } = rooms;
    const url = searchUrl(rooms);
    const search = () => read(url, headers);
    const body = await search();
    refuseOther(body, count);
    await node.tell({ kind: 'peer', body });

    return await sideBySide(
      {
        bench: count === 2_000 ? 'B1' : `B1-${count}`,
        case: `find-rooms/http from memory, the first hundred of ${count} rooms, one connection`,
        unit: 'requests/s',
        target: '>= 0.85',
      },
      {
        ours: async () => 1_000 / (await medianMs(TIMES, async () => void JSON.parse(await search()))),
        beside: async () =>
          1_000 /
          (await medianMs(TIMES * 5, async () => void JSON.parse(await read(`${node.peerUrl}/rooms`)))),
      },
      (ratio) => ratio >= 0.85,
    );
  });
