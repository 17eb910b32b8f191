import { createRequire } from 'node:module';
import path from 'node:path';
import express from 'express';
import type { Router } from 'express';

/** What a browser may need of the package; its type definitions, debug builds and other hosts' files are not served. */
const SERVED =
  /^\/(office\.js|outlook-web-16\.01\.js|[a-z]{2,3}(-[a-z]{2,4}){1,2}\/(office|outlook)_strings\.js|o15apptofilemappingtable\.js|telemetry\/oteljs_agave\.js|agaveerrorux\/[a-z0-9_\-/]+\.(html|js|css|png|gif))$/;

/** The installed library never changes under a running server, but a new version keeps the same addresses. */
const CACHE = 'public, max-age=300, must-revalidate';

/**
 * The unmodified files of the npm package @microsoft/office-js. The library asks for some of them in mixed case, so
 * that paths are lower-cased here.
 */
export function officeJs(): Router {
  const manifest = createRequire(import.meta.url).resolve('@microsoft/office-js/package.json');
  const router = express.Router();

  router.use((req, res, next) => {
    const lower = req.path.toLowerCase();
    if (!SERVED.test(lower)) {
      res.status(404).type('text').send('Not a file of office.js that this host serves.');
      return;
    }
    req.url = lower;
    // The pane lives on another port, and office.js marks the scripts it adds as crossorigin.
    res.set({
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    next();
  });
  router.use(
    express.static(path.join(path.dirname(manifest), 'dist'), {
      index: false,
      redirect: false,
      setHeaders: (res) => res.setHeader('Cache-Control', CACHE),
    }),
  );
  return router;
}
