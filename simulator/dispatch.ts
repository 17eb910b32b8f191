import { Router } from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Sends a request to the service it names: by Host header (`graph.sim.test`), as the product's transport asks, or by
 * the first segment of the path (`/graph.sim.test/…`), as browsers do. Other host names than this machine's are
 * refused, so that no page elsewhere can reach the simulator under a name of its own (DNS rebinding).
 */
export function dispatch(services: ReadonlyMap<string, RequestHandler>, local: RequestHandler): Router {
  const router = Router();
  router.use((req, res, next) => {
    const name = hostOf(req);
    const service = services.get(name);
    if (service) service(req, res, next);
    else if (LOCAL.test(name)) next();
    else res.status(421).type('text/plain').send('This name is not served here; ask for localhost.');
  });
  for (const [name, service] of services) router.use(`/${name}`, service);
  router.use(toLocalhost, local);
  return router;
}

/** Pages live on localhost: Office.js and cookies need one host name for all of them. */
function toLocalhost(req: Request, res: Response, next: NextFunction): void {
  const isPage = req.method === 'GET' && (req.path === '/' || /^\/(calendar\/?|mail(\/.*)?)$/.test(req.path));
  if (!isPage || hostOf(req) === 'localhost') {
    next();
    return;
  }
  res.redirect(307, `http://localhost:${req.socket.localPort ?? 80}${req.originalUrl}`);
}

function hostOf(req: Request): string {
  return (req.headers.host ?? '').toLowerCase().replace(/:\d{1,5}$/, '');
}
