import { Router } from 'express';
import type { Request } from 'express';
import { audienceOf } from './accounts.ts';
import { signedOutPage } from './pages/notices.ts';
import { sendPage } from './pages/page.ts';
import { formBody, parametersOf } from './parameters.ts';
import { forgetAccounts } from './sign-in-session.ts';
import type { EntraWorld } from './world.ts';

/** `/{tenant}/oauth2/v2.0/logout`: signs the browser out; returns to the app only at an address it has registered. */
export function logoutEndpoint(world: EntraWorld): Router {
  const router = Router();

  router.all('/:tenant/oauth2/v2.0/logout', formBody, (req: Request<{ tenant: string }>, res) => {
    audienceOf(req.params.tenant, world.tenants());
    forgetAccounts(world, req, res);
    const { post_logout_redirect_uri: target, state } = parametersOf(req);
    if (target === undefined || !world.apps.some((app) => app.redirectUris.includes(target))) {
      sendPage(res, 200, signedOutPage());
      return;
    }
    const url = new URL(target);
    if (state !== undefined) url.searchParams.append('state', state);
    res.redirect(302, url.href);
  });

  return router;
}
