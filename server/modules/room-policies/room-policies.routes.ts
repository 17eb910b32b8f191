import { Router } from 'express';
import * as contract from '../../../contract/room-policies.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { changeRoomPolicy } from './change-policy.ts';
import type { RoomPoliciesDeps } from './holders.ts';
import { previewRoomPolicy } from './preview-policy.ts';
import { listRoomPolicies, readRoomPolicy } from './read-policy.ts';

/** Policies of rooms for the portal, to be mounted at `/portal-api`. */
export function roomPoliciesRoutes(gate: Gate, deps: RoomPoliciesDeps): Router {
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
  return router;
}
