import { Router } from 'express';
import type { Config } from '../../config.ts';

/**
 * Classic Outlook on Windows runs events.js without a browser around it and asks here whether that file may use single
 * sign-on and call us (learn.microsoft.com/office/dev/add-ins/outlook/use-sso-in-event-based-activation).
 */
export function wellKnownRoutes(config: Pick<Config, 'http'>): Router {
  const router = Router();
  const allowed = { allowed: [`${config.http.publicUrl}/addin/events.js`] };

  router.get('/.well-known/microsoft-officeaddins-allowed.json', (_req, res) => {
    res.set('Cache-Control', 'no-cache').json(allowed);
  });

  return router;
}
