import { Router } from 'express';
import * as contract from '../../../../contract/parcels.ts';
import type { Gate } from '../../../http/gate.ts';
import { mount } from '../../../http/mount.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { listParcels, noteParcel, stepParcel } from './keep-parcels.ts';

/** What waits at desks for people who work here, for `/portal-api`. */
export function parcelRoutes(gate: Gate, deps: VisitorUseDeps): Router {
  const router = Router();

  mount(router, gate, contract.listParcels, ({ query, caller }) =>
    listParcels(deps, caller, query.reception),
  );
  mount(router, gate, contract.noteParcel, ({ params, body, caller }) =>
    noteParcel(deps, caller, params.id, body),
  );
  mount(router, gate, contract.stepParcel, ({ params, body, caller, version }) =>
    stepParcel(deps, caller, { id: params.id, version, step: body.step }),
  );

  return router;
}
