import path from 'node:path';
import { Router } from 'express';
import { ASK_FIRST, hashedFiles, readIfBuilt, sendNotBuilt } from '../built-files.ts';
import { notFound } from '../foreign-errors.ts';
import { factsOf, named } from '../request-facts.ts';

/**
 * The page of the evacuation list, below `/portal/evacuation`: apart from the rest of the portal and small, because it is
 * kept on devices and must open when nothing answers. `dist` is what webpack built.
 */
export function evacuationPage(dist: string): Router {
  const router = Router();
  const built = path.join(dist, 'evacuation');

  router.use('/assets', named('/portal/evacuation/assets'), hashedFiles(path.join(built, 'assets')), () => {
    throw notFound();
  });
  router.get('/worker.js', async (req, res) => {
    factsOf(req).route = '/portal/evacuation/worker.js';
    const script = await readIfBuilt(path.join(dist, 'evacuation-worker', 'worker.js'));
    if (script === null) throw notFound();
    res.set('Cache-Control', ASK_FIRST).type('text/javascript').send(script);
  });
  router.get('/', async (req, res) => {
    factsOf(req).route = '/portal/evacuation';
    const html = await readIfBuilt(path.join(built, 'index.html'));
    if (html === null) sendNotBuilt(res, 'The evacuation list');
    else res.set('Cache-Control', ASK_FIRST).type('html').send(html);
  });

  return router;
}
