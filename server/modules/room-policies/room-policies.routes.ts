import { Router } from 'express';
import * as contract from '../../../contract/room-policies.ts';
import * as ranking from '../../../contract/room-rankings.ts';
import { previewUnitMove as moveRoute } from '../../../contract/unit-moves.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { changeRoomPolicy } from './change-policy.ts';
import { previewUnitMove } from './preview-move.ts';
import { previewRoomPolicy } from './preview-policy.ts';
import { previewRoomRanking } from './ranking/preview-ranking.ts';
import type { PreviewRankingDeps } from './ranking/preview-ranking.ts';
import { changeRoomRanking, readRoomRanking } from './ranking/room-ranking.ts';
import { listRoomPolicies, readRoomPolicy } from './read-policy.ts';

/** Policies of rooms and what counts in their order, for the portal, to be mounted at `/portal-api`. */
export function roomPoliciesRoutes(gate: Gate, deps: PreviewRankingDeps): Router {
  const router = Router();
  mount(router, gate, contract.listRoomPolicies, ({ caller }) => listRoomPolicies(deps, caller));
  mount(router, gate, contract.readRoomPolicy, ({ caller, params }) =>
    readRoomPolicy(deps, caller, params.id),
  );
  mount(router, gate, contract.changeRoomPolicy, ({ caller, params, version, body }) =>
    changeRoomPolicy(deps, caller, { id: params.id, version, policy: body }),
  );
  mount(router, gate, contract.previewRoomPolicy, ({ caller, params, version, body }) =>
    previewRoomPolicy(deps, caller, { id: params.id, version, policy: body }),
  );
  mount(router, gate, ranking.readRoomRanking, ({ caller, params }) =>
    readRoomRanking(deps, caller, params.id),
  );
  mount(router, gate, ranking.changeRoomRanking, ({ caller, params, version, body }) =>
    changeRoomRanking(deps, caller, { id: params.id, version, weights: body }),
  );
  mount(router, gate, ranking.previewRoomRanking, ({ caller, params, version, body }) =>
    previewRoomRanking(deps, caller, { id: params.id, version, ...body }),
  );
  mount(router, gate, moveRoute, ({ caller, params, body }) =>
    previewUnitMove(deps, caller, { id: params.id, ...body }),
  );
  return router;
}
