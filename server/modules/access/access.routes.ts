import { Router } from 'express';
import { readMe as route } from '../../../contract/session.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { readMe } from './read-me.ts';
import type { ReadMeDeps } from './read-me.ts';

/** `GET /me`, below `/addin-api`. */
export function accessRoutes(gate: Gate, deps: ReadMeDeps): Router {
  const router = Router();

  mount(router, gate, route, ({ principal }) => readMe(deps, principal));

  return router;
}
