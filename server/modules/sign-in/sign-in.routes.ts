import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { openDialogSession } from '../../../contract/session.ts';
import { browserUrl } from '../../entra/browser-url.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { factsOf } from '../../http/request-facts.ts';
import { Problem } from '../../kernel/problem.ts';
import { browserCookie } from './browser-cookie.ts';
import { finishDialog, startDialog } from './dialog.ts';
import type { DialogDeps } from './dialog.ts';
import { isSecret } from './one-time-secret.ts';
import { openSession } from './sessions.ts';
import type { SessionDeps } from './sessions.ts';

export interface DialogRoutesDeps extends DialogDeps {
  readonly publicUrl: string;
  readonly simulatorPort: number | null;
}

const Start = z.object({ challenge: z.string().refine(isSecret) });

/** Entra may add parameters of its own; what is too long or there twice is as good as absent. */
const Answer = z.object({
  state: z.string().max(100).optional().catch(undefined),
  code: z.string().max(8_192).optional().catch(undefined),
});

/**
 * The two addresses of the sign-in dialog, below `/auth`. They send a browser to Entra and to our own page, and nowhere
 * else: no address is ever taken from a request. What goes wrong is told to the dialog's page, which tells the pane.
 */
export function dialogRoutes(deps: DialogRoutesDeps): Router {
  const router = Router();
  const cookie = browserCookie(deps.publicUrl);

  router.get('/dialog/start', async (req, res) => {
    const query = Start.safeParse(req.query);
    if (!query.success) {
      throw new Problem(
        'invalid-request',
        'A sign-in begins in the Foyer pane, which passes a challenge along.',
        {
          errors: [{ pointer: '/query/challenge', detail: 'must be a SHA-256 in base64url, 43 characters' }],
        },
      );
    }
    await tellDialog(req, res, async () => {
      const { browser, setCookie } = cookie.issue(req.headers.cookie);
      const url = await startDialog(deps, query.data.challenge, browser);
      res.append('Set-Cookie', setCookie);
      return browserUrl(url, deps.simulatorPort);
    });
  });

  router.get('/dialog/callback', async (req, res) => {
    await tellDialog(req, res, async () => {
      const ticket = await finishDialog(deps, Answer.parse(req.query), cookie.read(req.headers.cookie));
      return dialogPage({ ticket });
    });
  });

  return router;
}

/** `POST /dialog-sessions`, below `/addin-api`. */
export function dialogSessionRoutes(gate: Gate, deps: SessionDeps): Router {
  const router = Router();

  mount(router, gate, openDialogSession, ({ body }) => openSession(deps, body));

  return router;
}

/** Redirects to what `next` gives, or to the dialog's page with the code of the Problem it ended with. */
async function tellDialog(req: Request, res: Response, next: () => Promise<string>): Promise<void> {
  const target = await next().catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    factsOf(req).problem = error.code;
    return dialogPage({ error: error.code });
  });
  res.set('Cache-Control', 'no-store').redirect(302, target);
}

/** In the fragment, which no server and no log gets to see. */
function dialogPage(message: Readonly<Record<string, string>>): string {
  return `/addin/sign-in.html#${new URLSearchParams(message).toString()}`;
}
