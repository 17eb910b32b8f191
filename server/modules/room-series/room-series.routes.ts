import { Router } from 'express';
import { tellDates as tellRoute } from '../../../contract/meetings.ts';
import { confirmDates as confirmRoute } from '../../../contract/series-confirmation.ts';
import * as plan from '../../../contract/series-plan.ts';
import * as contract from '../../../contract/series-rooms.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { checkSeries } from './check-series.ts';
import { confirmDates } from './confirm-dates.ts';
import type { RoomSeriesDeps } from './check-series.ts';
import { keepRoomPlan } from './keep-room-plan.ts';
import { planSeries } from './plan-series.ts';
import { readRoomPlan } from './read-room-plan.ts';
import { tellDates } from './tell-dates.ts';

/** What a series meets in rooms, and where its dates go instead, for the pane; to be mounted at `/addin-api`. */
export function roomSeriesRoutes(gate: Gate, deps: RoomSeriesDeps): Router {
  const router = Router();
  mount(router, gate, contract.checkSeries, ({ body, caller }) => checkSeries(deps, caller, body));
  mount(router, gate, plan.planSeries, ({ body, caller }) => planSeries(deps, caller, body));
  mount(router, gate, confirmRoute, ({ body, caller, signal }) => confirmDates(deps, caller, body, signal));
  mount(router, gate, plan.readRoomPlan, ({ params, caller }) =>
    readRoomPlan(deps, caller, params.bookingKey),
  );
  mount(router, gate, plan.keepRoomPlan, ({ params, body, caller }) =>
    keepRoomPlan(deps, caller, params.bookingKey, body),
  );
  mount(router, gate, tellRoute, ({ params, body, caller }) =>
    tellDates(deps, caller, params.bookingKey, body.told),
  );
  return router;
}
