import { Router } from 'express';
import * as contract from '../../../contract/room-times.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { suggestTimes } from './suggest-times.ts';
import type { RoomTimesDeps } from './suggest-times.ts';

/** Other times for a meeting, for the pane; to be mounted at `/addin-api`, before rooms by their address. */
export function roomTimesRoutes(gate: Gate, deps: RoomTimesDeps): Router {
  const router = Router();
  mount(router, gate, contract.suggestTimes, ({ query, caller }) => suggestTimes(deps, caller, query));
  return router;
}
