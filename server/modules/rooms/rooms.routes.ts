import { Router } from 'express';
import { findRoomSets as setsRoute } from '../../../contract/room-sets.ts';
import * as contract from '../../../contract/rooms.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { confirmRooms } from './confirm-rooms.ts';
import { findRoomSets } from './find-room-sets.ts';
import { findRooms } from './find-rooms.ts';
import { listPlaces } from './list-places.ts';
import { readRoom } from './read-room.ts';
import type { RoomsDeps } from './room.ts';

/** Rooms for the pane, to be mounted at `/addin-api`. */
export function roomsRoutes(gate: Gate, deps: RoomsDeps): Router {
  const router = Router();

  mount(router, gate, contract.findRooms, ({ query, caller, signal }) =>
    findRooms(deps, caller, query, signal),
  );
  mount(router, gate, setsRoute, ({ body, caller, signal }) => findRoomSets(deps, caller, body, signal));
  mount(router, gate, contract.confirmRooms, ({ query, caller, signal }) =>
    confirmRooms(deps, caller, query, signal),
  );
  mount(router, gate, contract.readRoom, ({ params, query, caller, signal }) =>
    readRoom(deps, caller, params.mailbox, query, signal),
  );
  mount(router, gate, contract.listPlaces, ({ caller }) => listPlaces(deps, caller));

  return router;
}
