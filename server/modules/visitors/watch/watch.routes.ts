import { Router } from 'express';
import * as contract from '../../../../contract/watch-list.ts';
import type { Gate } from '../../../http/gate.ts';
import { mount } from '../../../http/mount.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { answerWarning, openWarning } from './answer-warning.ts';
import { addWatched, changeWatched, listWatched, removeWatched } from './manage-watch-list.ts';

/** Watch lists of receptions and the warnings at their desks, for `/portal-api`. */
export function watchRoutes(gate: Gate, deps: VisitorUseDeps): Router {
  const router = Router();

  mount(router, gate, contract.listWatched, ({ params, caller }) => listWatched(deps, caller, params.id));
  mount(router, gate, contract.addWatched, ({ params, body, caller }) =>
    addWatched(deps, caller, params.id, body),
  );
  mount(router, gate, contract.changeWatched, ({ params, body, caller, version }) =>
    changeWatched(deps, caller, { id: params.id, version }, body),
  );
  mount(router, gate, contract.removeWatched, ({ params, caller, version }) =>
    removeWatched(deps, caller, { id: params.id, version }),
  );
  mount(router, gate, contract.openWarning, ({ params, caller }) => openWarning(deps, caller, params.id));
  mount(router, gate, contract.answerWarning, ({ params, body, caller }) =>
    answerWarning(deps, caller, params.id, body),
  );

  return router;
}
