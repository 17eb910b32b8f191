import type { RequestHandler } from 'express';

/**
 * Pages live on one host name, because office.js trusts a host page by its name and because browsers keep storage per
 * name. When that name is `localhost`, a page asked for on a loopback address is sent there, path and query unchanged.
 * Calls, files and health checks are answered where they were asked.
 */
export function pagesOnLocalhost(publicUrl: string): RequestHandler {
  const home = new URL(publicUrl);

  return (req, res, next) => {
    const asked = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/.test(req.headers.host ?? '');
    // Only an origin-form target may follow our own origin; `//evil` and `@evil` then stay a path on it.
    const isPath = req.originalUrl.startsWith('/');
    if (home.hostname !== 'localhost' || !asked || !isPath || !isPage(req.method, req.path)) {
      next();
      return;
    }
    res.set('Cache-Control', 'no-store').redirect(307, home.origin + req.originalUrl);
  };
}

function isPage(method: string, path: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return (
    path === '/' || /^\/addin\/[a-z-]+\.html$/.test(path) || /^\/(problems|auth|api\/docs)(\/|$)/.test(path)
  );
}
