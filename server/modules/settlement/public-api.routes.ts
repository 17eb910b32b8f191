import { Router } from 'express';
import * as api from '../../../contract/public-api.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { listServiceRequests, readServiceRequest } from './api/list-service-requests.ts';
import { settleRequest } from './api/settle-request.ts';
import type { SettlementDeps } from './settlement-deps.ts';

/** What programs read and settle, to be mounted at `/api/v1`. */
export function publicApiRoutes(gate: Gate, deps: SettlementDeps): Router {
  const router = Router();

  mount(router, gate, api.listServiceRequests, ({ query, caller }) =>
    listServiceRequests(deps, caller, query),
  );
  mount(router, gate, api.readServiceRequest, ({ params, caller }) =>
    readServiceRequest(deps, caller, params.id),
  );
  mount(router, gate, api.settleServiceRequest, ({ params, body, caller, idempotencyKey }) =>
    settleRequest(deps, caller, { id: params.id, externalId: body.externalId, idempotencyKey }),
  );

  return router;
}
