import path from 'node:path';
import { Router } from 'express';
import { notFound } from '../foreign-errors.ts';
import { hashedFiles, readIfBuilt, sendNotBuilt } from '../built-files.ts';
import { evacuationPage } from './evacuation-page.ts';
import { factsOf, named } from '../request-facts.ts';
import { styleNonceOf } from '../security-headers.ts';

const PLACEHOLDER = '__FOYER_NONCE__';

/**
 * The portal, below `/portal`. It finds its way by the address (`/portal/integrations/…`), so every address that is no
 * file of the build shows its one page; `dist` is what webpack built.
 */
export function portalPages(dist: string): Router {
  const router = Router();
  router.use('/evacuation', evacuationPage(dist));
  router.use(onePage(dist, { name: 'portal', what: 'The portal', addresses: '/{*path}' }));
  return router;
}

/** The page of a kiosk, at `/kiosk/` and nowhere else: it keeps where a visitor is to itself. */
export function kioskPages(dist: string): Router {
  return onePage(dist, { name: 'kiosk', what: 'The page of the kiosk', addresses: '/' });
}

interface OnePage {
  /** Of its folder in the build, and of its place on this server. */
  readonly name: string;
  /** In a sentence. */
  readonly what: string;
  /** Express pattern, below its place. */
  readonly addresses: string;
}

function onePage(dist: string, { name, what, addresses }: OnePage): Router {
  const router = Router();
  const built = path.join(dist, name);
  const place = `/${name}`;

  router.use('/assets', named(`${place}/assets`), hashedFiles(path.join(built, 'assets')), () => {
    throw notFound();
  });
  router.get(addresses, async (req, res) => {
    factsOf(req).route = place;
    if (req.originalUrl === place || req.originalUrl.startsWith(`${place}?`)) {
      res.redirect(301, `${place}/${req.originalUrl.slice(place.length)}`);
      return;
    }
    const template = await readIfBuilt(path.join(built, 'index.html'));
    if (template === null) {
      sendNotBuilt(res, what);
      return;
    }
    const html = template.replaceAll(PLACEHOLDER, styleNonceOf(res));
    // Never kept: its nonce would be another than that of the headers sent along.
    res.set('Cache-Control', 'no-store').type('html').send(html);
  });

  return router;
}
