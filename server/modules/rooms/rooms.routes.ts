import { Router } from 'express';
import { findRoomSets as setsRoute } from '../../../contract/room-sets.ts';
import * as own from '../../../contract/own-rooms.ts';
import * as contract from '../../../contract/rooms.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { confirmRooms } from './confirm-rooms.ts';
import { findRoomSets } from './find-room-sets.ts';
import { findRooms } from './find-rooms.ts';
import { listPlaces } from './list-places.ts';
import { addFavoriteRoom, chooseOwnPlace, removeFavoriteRoom } from './own/change-own-rooms.ts';
import type { OwnRoomsDeps } from './own/change-own-rooms.ts';
import { readRoom } from './read-room.ts';
import type { RoomsDeps } from './room.ts';

/** Rooms for the pane, to be mounted at `/addin-api`. */
export function roomsRoutes(gate: Gate, deps: RoomsDeps & OwnRoomsDeps): Router {
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

  mount(router, gate, own.addFavoriteRoom, ({ params, caller }) =>
    addFavoriteRoom(deps, caller, params.mailbox),
  );
  mount(router, gate, own.removeFavoriteRoom, ({ params, caller }) =>
    removeFavoriteRoom(deps, caller, params.mailbox),
  );
  mount(router, gate, own.chooseOwnPlace, ({ body, caller }) => chooseOwnPlace(deps, caller, body.unit));

  return router;
}
