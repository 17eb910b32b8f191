import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { browserUrl } from '../../entra/browser-url.ts';
import { factsOf } from '../../http/request-facts.ts';
import { Problem } from '../../kernel/problem.ts';
import { browserCookie } from './browser-cookie.ts';
import { takeReturn } from './browser-trip.ts';
import type { Returned, TripDeps } from './browser-trip.ts';
import { keyOf } from './one-time-secret.ts';
import { finishPortalSignIn, startPortalSignIn, wantedPath } from './portal-sign-in.ts';
import { readPortalSession } from './portal-sessions.ts';
import type { PortalSessionDeps } from './portal-sessions.ts';
import type { ReturnHandler } from './return-handler.ts';
import { returnPath } from './return-path.ts';
import { sessionCookie } from './session-cookie.ts';

export interface PortalRoutesDeps extends TripDeps, PortalSessionDeps {
  readonly publicUrl: string;
  readonly simulatorPort: number | null;
  /** Whatever else may come back to `/auth/callback`. */
  readonly returns: readonly ReturnHandler[];
}

/** Entra may add parameters of its own; what is too long or there twice is as good as absent. */
const Answer = z.object({
  state: z.string().max(100).optional().catch(undefined),
  code: z.string().max(8_192).optional().catch(undefined),
});

/**
 * Sign-in to the portal, below `/auth`. A browser is sent to Entra, to the portal, and nowhere else. What goes wrong is
 * told by the portal's first page, which offers to sign in again.
 */
export function portalRoutes(deps: PortalRoutesDeps): Router {
  const router = Router();
  const origin = new URL(deps.publicUrl).origin;
  const browsers = browserCookie(deps.publicUrl);
  const cookie = sessionCookie(deps.publicUrl);
  const purposes = ['portal' as const, ...deps.returns.map(({ purpose }) => purpose)];

  router.get('/portal/start', async (req, res) => {
    const back = returnPath(req.query['return'], origin);
    await redirect(req, res, back, async () => {
      const { browser, setCookie } = browsers.issue(req.headers.cookie);
      const url = await startPortalSignIn(deps, back, browser);
      res.append('Set-Cookie', setCookie);
      return browserUrl(url, deps.simulatorPort);
    });
  });

  router.get('/callback', async (req, res) => {
    const shown = cookie.read(req.headers.cookie);
    const mine = [browsers.read(req.headers.cookie), shown.kind === 'one' ? shown.id : ''];
    const keys = mine.filter((secret) => secret !== '').map(keyOf);
    const returned = await takeReturn(deps, Answer.parse(req.query), keys, purposes);
    const back = returned?.purpose === 'portal' ? wantedPath(returned) : '/portal/';
    await redirect(req, res, back, () => finish(returned, req, res));
  });

  async function finish(returned: Returned | null, req: Request, res: Response): Promise<string> {
    if (!returned) {
      throw new Problem(
        'flow-ended',
        'This sign-in was not begun in this browser, is over, or took too long.',
      );
    }
    const shown = cookie.read(req.headers.cookie);
    const handler = deps.returns.find(({ purpose }) => purpose === returned.purpose);
    if (handler) {
      const session = await readPortalSession(deps, shown);
      return browserUrl(new URL(await handler.finish(returned, session), origin).href, deps.simulatorPort);
    }
    const id = await finishPortalSignIn(deps, returned, shown);
    res.append('Set-Cookie', cookie.issue(id));
    return wantedPath(returned);
  }

  return router;
}

/** Redirects to what `next` gives, or to `back` with the code of the Problem it ended with. */
async function redirect(
  req: Request,
  res: Response,
  back: string,
  next: () => Promise<string>,
): Promise<void> {
  const target = await next().catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    factsOf(req).problem = error.code;
    return withProblem(back, error.code);
  });
  res.set('Cache-Control', 'no-store').redirect(302, target);
}

function withProblem(back: string, code: string): string {
  const url = new URL(back, 'https://portal.invalid');
  url.searchParams.set('problem', code);
  return `${url.pathname}${url.search}${url.hash}`;
}
