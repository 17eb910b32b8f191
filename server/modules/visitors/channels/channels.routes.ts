import { Router } from 'express';
import * as contract from '../../../../contract/host-channels.ts';
import type { Gate } from '../../../http/gate.ts';
import { mount } from '../../../http/mount.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { readHostChannels, setHostChannels, testHostChannel } from './set-channels.ts';

/** How hosts are told of arrivals, for `/portal-api`. */
export function channelRoutes(gate: Gate, deps: VisitorUseDeps): Router {
  const router = Router();

  mount(router, gate, contract.readHostChannels, ({ params, caller }) =>
    readHostChannels(deps, caller, params.id),
  );
  mount(router, gate, contract.setHostChannels, ({ params, body, caller, version }) =>
    setHostChannels(deps, caller, { id: params.id, version, wanted: body }),
  );
  mount(router, gate, contract.testHostChannel, ({ params, body, caller }) =>
    testHostChannel(deps, caller, params.id, body),
  );

  return router;
}
