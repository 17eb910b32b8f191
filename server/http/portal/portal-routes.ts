import path from 'node:path';
import { Router } from 'express';
import { notFound } from '../foreign-errors.ts';
import { hashedFiles, readIfBuilt, sendNotBuilt } from '../built-files.ts';
import { factsOf, named } from '../request-facts.ts';
import { styleNonceOf } from '../security-headers.ts';

const PLACEHOLDER = '__FOYER_NONCE__';

/**
 * The portal, below `/portal`. It finds its way by the address (`/portal/integrations/…`), so every address that is no
 * file of the build shows its one page; `dist` is what webpack built.
 */
export function portalPages(dist: string): Router {
  const router = Router();
  const built = path.join(dist, 'portal');

  router.use('/assets', named('/portal/assets'), hashedFiles(path.join(built, 'assets')), () => {
    throw notFound();
  });
  router.get('/{*path}', async (req, res) => {
    factsOf(req).route = '/portal';
    if (req.originalUrl === '/portal' || req.originalUrl.startsWith('/portal?')) {
      res.redirect(301, `/portal/${req.originalUrl.slice('/portal'.length)}`);
      return;
    }
    const template = await readIfBuilt(path.join(built, 'index.html'));
    if (template === null) {
      sendNotBuilt(res, 'The portal');
      return;
    }
    const html = template.replaceAll(PLACEHOLDER, styleNonceOf(res));
    // Never kept: its nonce would be another than that of the headers sent along.
    res.set('Cache-Control', 'no-store').type('html').send(html);
  });

  return router;
}
