import { MOST_FAULTS_LISTED } from '../../../contract/room-faults.ts';
import type { listRoomFaults as listRoute, RoomFault, RoomFaultId } from '../../../contract/room-faults.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { Places } from '../rooms/index.ts';
import { findKeptRoom } from './details.store.ts';
import { findFault, listFaults, saveClosed } from './faults.store.ts';
import type { KeptFault } from './faults.store.ts';
import { placesOf, reaches } from './reach.ts';
import type { RoomDetailsDeps } from './reach.ts';
import { tellOfSettled } from './tell-of-settled.ts';

/** Of all that an organization ever settled, whoever looks after one house is shown what of theirs is among so many. */
const MOST_FAULTS_READ = 5_000;

/** What was reported about rooms within the reach of the caller, the newest first; at most 500. */
export async function listRoomFaults(
  deps: Pick<RoomDetailsDeps, 'db' | 'directory' | 'clock'>,
  caller: Caller,
  { state }: RouteInput<typeof listRoute>['query'],
): Promise<RouteReply<typeof listRoute>> {
  const places = await placesOf(deps, caller);
  const wanted = { isOpen: state === 'open', most: MOST_FAULTS_READ + 1 };
  const all = await listFaults(deps.db, caller.organization, wanted);
  const reached = all.filter((fault) => reaches(places, caller, fault, 'calendars.read'));
  return {
    faults: reached.slice(0, MOST_FAULTS_LISTED).map((fault) => replyFor(fault, places)),
    isComplete: reached.length <= MOST_FAULTS_LISTED && all.length <= MOST_FAULTS_READ,
    now: deps.clock.now(),
  };
}

/**
 * Says that a fault is settled, and tells whoever reported it and the teams that were told of it. Rejects with `not-found` for one of a room out of the caller's
 * reach, `changed-meanwhile` with how it is now, and `not-possible-now` for one that is settled.
 */
export async function closeRoomFault(
  deps: RoomDetailsDeps,
  caller: Caller,
  { id, version, note }: { readonly id: RoomFaultId; readonly version: number; readonly note: string },
): Promise<RoomFault> {
  const { organization } = caller;
  const places = await placesOf(deps, caller);
  const seen = await findFault(deps.db, organization, id);
  if (!seen || !reaches(places, caller, seen, 'calendars.write')) throw noSuchFault();
  return await deps.db.transaction().execute(async (tx) => {
    // The room of a fault never changes; locking it keeps two people from closing at once.
    await findKeptRoom(tx, organization, seen.room, { isLocked: true });
    const before = await findFault(tx, organization, id);
    if (!before || !reaches(places, caller, before, 'calendars.write')) throw noSuchFault();
    if (before.version !== version) {
      throw new Problem(
        'changed-meanwhile',
        'Somebody else has settled this meanwhile. Look at how it is now.',
        {
          current: replyFor(before, places),
        },
      );
    }
    if (before.closed) throw new Problem('not-possible-now', 'This fault is settled already.');
    const closed = { at: deps.clock.now(), by: caller.name, note };
    await saveClosed(tx, organization, id, { ...closed, version: version + 1 });
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'room-fault.closed',
      subject: { kind: 'room-fault', id, name: before.roomName },
      before: { room: before.room, about: before.about, words: before.words },
      after: { note },
    });
    const after: KeptFault = { ...before, closed, version: version + 1 };
    await tellOfSettled(deps, tx, caller, before, closed);
    await deps.live.changed(tx, organization, 'room-faults');
    return replyFor(after, places);
  });
}

function replyFor(fault: KeptFault, places: Places): RoomFault {
  const { id, about, words, reportedAt, room, roomName, unit, reporter, closed, version } = fault;
  return {
    id,
    about,
    words,
    reportedAt,
    room: { id: room, name: roomName },
    place: unit === null ? [] : places.describe(unit).names,
    reportedBy: closed === null ? reporter.name : null,
    closed,
    version,
  };
}

function noSuchFault(): Problem {
  return new Problem('not-found', 'There is no such fault in a room within your reach.');
}
