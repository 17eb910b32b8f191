import { Router } from 'express';
import type { RequestHandler } from 'express';
import { signOut as signOutRoute, signOutEverywhere as everywhereRoute } from '../../../contract/portal.ts';
import { browserUrl } from '../../entra/browser-url.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { sessionCookie } from './session-cookie.ts';
import { signOut, signOutEverywhere } from './sign-out.ts';
import type { SignOutDeps } from './sign-out.ts';

/**
 * `POST /sign-out` and `POST /sign-out-everywhere`, below `/portal-api`. The browser forgets the cookie and what pages
 * kept in it, whatever becomes of the request: somebody who wants out must not be kept in by a session that has ended.
 */
export function signOutRoutes(
  gate: Gate,
  deps: SignOutDeps & { readonly simulatorPort: number | null },
): Router {
  const router = Router();
  const forget: RequestHandler = (_req, res, next) => {
    res.append('Set-Cookie', sessionCookie(deps.publicUrl).remove).set('Clear-Site-Data', '"storage"');
    next();
  };

  router.post([signOutRoute.path, everywhereRoute.path], forget);
  mount(router, gate, signOutRoute, async ({ principal }) => {
    const { next } = await signOut(deps, principal);
    return { next: browserUrl(next, deps.simulatorPort) };
  });
  mount(router, gate, everywhereRoute, ({ principal }) => signOutEverywhere(deps, principal));

  return router;
}
