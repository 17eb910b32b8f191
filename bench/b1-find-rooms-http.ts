import type { Campus } from './campus.ts';
import { findRooms, read } from './find-rooms.ts';
import { medianMs, sideBySide } from './measure.ts';
import type { Result } from './measure.ts';

const TIMES = 20;

/** How near a search comes to an Express route that only sends the same bytes. */
export async function findRoomsOverHttp(campus: Campus): Promise<Result> {
  await campus.control('DELETE', '/faults');
  await campus.setPeer(await findRooms(campus));

  return await sideBySide(
    {
      bench: 'B1',
      case: `find-rooms/http, ${campus.rooms.length} rooms, one connection, every answer read live from Exchange`,
      unit: 'requests/s',
      target: '>= 0.85',
    },
    {
      ours: async () => 1000 / (await medianMs(TIMES, async () => void (await findRooms(campus)))),
      beside: async () =>
        1000 /
        (await medianMs(TIMES * 10, async () => void JSON.parse(await read(`${campus.peerUrl}/rooms`)))),
    },
    (ratio) => ratio >= 0.85,
  );
}
