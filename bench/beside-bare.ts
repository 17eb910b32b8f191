import { read } from './find-rooms.ts';
import { perSecond, sideBySide } from './measure.ts';
import type { Result } from './measure.ts';
import { refuseOther } from './rooms-in-memory.ts';
import type { KnownRooms } from './rooms-in-memory.ts';

const TIMES = 400;
const AT_ONCE = 8;

/**
 * How near a search for rooms, with its gate and its policies, comes to an Express route that says the same as JSON, several
 * at a time. `among`: so many rooms the answer must be about.
 */
export async function besideBare(
  { node, headers }: KnownRooms,
  what: { readonly bench: string; readonly case: string; readonly least: number },
  { url, among }: { readonly url: string; readonly among: number },
): Promise<Result> {
  const search = () => read(url, headers);
  const bare = () => read(`${node.peerUrl}/rooms`);
  const body = await search();
  refuseOther(body, among);
  await node.tell({ kind: 'peer', body });
  for (const warm of [search, bare]) await perSecond(2 * TIMES, AT_ONCE, warm); // until its code is compiled

  return await sideBySide(
    {
      bench: what.bench,
      case: `${what.case}, ${AT_ONCE} at a time`,
      unit: 'requests/s',
      target: `>= ${what.least}`,
    },
    {
      ours: () => perSecond(TIMES, AT_ONCE, search),
      beside: () => perSecond(TIMES, AT_ONCE, bare),
    },
    (ratio) => ratio >= what.least,
  );
}
