import { Router } from 'express';
import { readCalendarNow } from '../../../contract/calendars.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { readNow } from './read-now.ts';
import type { ReadNowDeps } from './read-now.ts';

/** *Read now* for the portal, to be mounted at `/portal-api`. */
export function mirrorRoutes(gate: Gate, deps: ReadNowDeps): Router {
  const router = Router();
  mount(router, gate, readCalendarNow, ({ caller, params }) => readNow(deps, caller, params.id));
  return router;
}
