import { existsSync } from 'node:fs';
import path from 'node:path';
import express from 'express';
import type { Request, Response, Router } from 'express';

/** The page frames the add-in, wherever the product answers; everything else comes from here. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: http://localhost:* https:",
  "connect-src 'self'",
  'frame-src http://localhost:* https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * `/calendar/`: the built client from `folder`. Its hashed assets never change; the page itself is asked for anew.
 * Without a build, a page that says how to make one. On 127.0.0.1 it redirects to localhost: Office.js compares the
 * host name of page and add-in.
 */
export function calendarPages(folder: string): Router {
  const router = express.Router();

  router.get('/', (req, res) => {
    if (redirected(req, res)) return;
    const page = path.join(folder, 'index.html');
    res.set({
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': PAGE_POLICY,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
    if (existsSync(page)) res.sendFile(page);
    else res.status(503).type('html').send(NOT_BUILT);
  });
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), {
      index: false,
      redirect: false,
      immutable: true,
      maxAge: '1y',
      setHeaders: (res) => res.setHeader('X-Content-Type-Options', 'nosniff'),
    }),
  );
  return router;
}

/** True when the answer was a redirect: to the slash that relative addresses need, or to the name localhost. */
function redirected(req: Request, res: Response): boolean {
  const host = req.headers.host ?? 'localhost';
  const query = req.originalUrl.includes('?') ? req.originalUrl.slice(req.originalUrl.indexOf('?')) : '';
  const local = host.replace(/^(127\.0\.0\.1|\[::1\])/, 'localhost');
  const slash = req.originalUrl.slice(0, req.originalUrl.length - query.length).endsWith('/');
  if (local === host && slash) return false;
  res.redirect(302, `http://${local}${req.baseUrl}/${query}`);
  return true;
}

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Calendar: not built yet</title>
<body style="font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 10vh auto; padding: 0 1rem">
<h1>The calendar client is not built yet</h1>
<p>Run <code>npm run build</code> in the project's folder, then reload this page. <code>npm start</code> does both.</p>
</body>
</html>
`;
