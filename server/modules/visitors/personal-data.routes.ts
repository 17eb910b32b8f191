import { Router } from 'express';
import * as contract from '../../../contract/personal-data.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { erasePerson } from './personal-data/erase-person.ts';
import { exportPerson } from './personal-data/export-person.ts';
import { findPerson } from './personal-data/find-person.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';

/** What a person may ask about themselves, to be mounted at `/portal-api`. */
export function personalDataRoutes(gate: Gate, deps: VisitorUseDeps): Router {
  const router = Router();

  mount(router, gate, contract.findPersonalData, ({ body, caller }) => findPerson(deps, caller, body));
  mount(router, gate, contract.exportPersonalData, ({ body, caller }) => exportPerson(deps, caller, body));
  mount(router, gate, contract.erasePersonalData, ({ body, caller }) => erasePerson(deps, caller, body));

  return router;
}
