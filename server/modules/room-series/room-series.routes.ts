import { Router } from 'express';
import * as contract from '../../../contract/series-rooms.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { checkSeries } from './check-series.ts';
import type { RoomSeriesDeps } from './check-series.ts';

/** What a series meets in rooms, for the pane; to be mounted at `/addin-api`. */
export function roomSeriesRoutes(gate: Gate, deps: RoomSeriesDeps): Router {
  const router = Router();
  mount(router, gate, contract.checkSeries, ({ body, caller }) => checkSeries(deps, caller, body));
  return router;
}
