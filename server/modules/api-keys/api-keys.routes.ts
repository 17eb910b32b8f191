import { Router } from 'express';
import * as keys from '../../../contract/api-keys.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { addApiKey, listApiKeys, revokeApiKey } from './manage-keys.ts';
import type { ApiKeyDeps } from './manage-keys.ts';

/** Keys of programs for those who make them, to be mounted at `/portal-api`. */
export function apiKeyRoutes(gate: Gate, deps: ApiKeyDeps): Router {
  const router = Router();

  mount(router, gate, keys.listApiKeys, ({ caller }) => listApiKeys(deps, caller));
  mount(router, gate, keys.addApiKey, ({ body, caller }) => addApiKey(deps, caller, body));
  mount(router, gate, keys.revokeApiKey, ({ params, caller }) => revokeApiKey(deps, caller, params.id));

  return router;
}
