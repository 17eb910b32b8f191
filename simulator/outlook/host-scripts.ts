import path from 'node:path';
import express from 'express';
import type { Router } from 'express';

/** In the order in which a page must run them, before office.js; each file says what it stands in for. */
export const HOST_SCRIPTS = [
  '/outlook/ajax-stand-in.js',
  '/outlook/trust-key.js',
  '/outlook/nested-auth-bridge.js',
] as const;

/** Serves the scripts; they are part of this host and need nothing built. */
export function hostScripts(): Router {
  const router = express.Router();
  router.use(
    express.static(path.join(import.meta.dirname, 'scripts'), {
      index: false,
      redirect: false,
      extensions: false,
      setHeaders(res) {
        res.setHeader('Cache-Control', 'no-cache');
        res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        res.setHeader('X-Content-Type-Options', 'nosniff');
      },
    }),
  );
  return router;
}
