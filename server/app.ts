import path from 'node:path';
import express from 'express';
import type { Express, Router } from 'express';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { limitConcurrency } from './http/concurrency-gate.ts';
import { notFound } from './http/foreign-errors.ts';
import { healthRoutes } from './http/health.ts';
import type { ReadinessCheck } from './http/health.ts';
import { pagesOnLocalhost } from './http/localhost-redirect.ts';
import type { Metrics } from './http/metrics.ts';
import { openApiRoutes } from './http/openapi/openapi-routes.ts';
import { pageRoutes } from './http/pages/page-routes.ts';
import { paneRoutes } from './http/pane/pane-routes.ts';
import type { PaneFolders } from './http/pane/pane-routes.ts';
import { wellKnownRoutes } from './http/pane/well-known.ts';
import { kioskPages, portalPages } from './http/portal/portal-routes.ts';
import { requireSameOrigin } from './http/portal/same-origin.ts';
import { problemHandler } from './http/problem-handler.ts';
import { readQuery } from './http/read-query.ts';
import { limitFailedSignIns, limitRequests } from './http/rate-limits.ts';
import { refuseRepeatedHeaders } from './http/repeated-headers.ts';
import { identifyRequest } from './http/request-facts.ts';
import { observeRequests } from './http/request-log.ts';
import {
  paneHeaders,
  portalHeaders,
  signInHeaders,
  strictHeaders,
  whereAnswered,
} from './http/security-headers.ts';

/** What the application is put together from; `main.ts` fills it in. */
export interface AppParts {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The routers of the modules, for `/addin-api`. */
  readonly addinApi: readonly Router[];
  /** The routers of the modules, for `/portal-api`. */
  readonly portalApi?: readonly Router[];
  /** The routers for `/kiosk-api`. */
  readonly kioskApi?: readonly Router[];
  /** The routers for `/api/v1`. */
  readonly publicApi?: readonly Router[];
  /** Tells portal pages of changes for as long as they are open, for `/portal-api`; not counted as calls that are worked on. */
  readonly live?: Router;
  /** Sign-in by browser, for `/auth`. */
  readonly signIn: Router | readonly Router[];
  /** Where Microsoft sends a browser back to after consent, for `/integrations`. */
  readonly consent?: Router;
  /** What other services call to tell of something, for `/webhooks`. */
  readonly webhooks?: Router;
  /** Serves `/manifest.xml`. */
  readonly manifest: Router;
  readonly readiness: readonly ReadinessCheck[];
  /** What the Office host needs before office.js: absolute URLs, or paths on the origin of office.js. */
  readonly hostScripts: readonly string[];
  readonly folders: PaneFolders;
  readonly limits?: Partial<Limits>;
}

export interface Limits {
  readonly concurrentCalls: number;
  readonly concurrentWebhooks: number;
  readonly failedSignInsPerMinute: number;
  readonly signInsPerMinute: number;
  readonly pairingsPerMinute: number;
}

/** Many wait at once for the same write to the database: a burst is turned away only where it would fill the memory. */
const usualLimits: Limits = {
  concurrentCalls: 200,
  concurrentWebhooks: 1_000,
  failedSignInsPerMinute: 120,
  signInsPerMinute: 30,
  pairingsPerMinute: 10,
};

/** The whole HTTP side, from the first byte to the last resort: read from top to bottom, that is the order of things. */
export function createApp(parts: AppParts): Express {
  const { config, log, metrics } = parts;
  const { publicUrl, trustedProxies } = config.http;
  const limits = { ...usualLimits, ...parts.limits };
  const hostScripts = parts.hostScripts.map((script) => new URL(script, config.officeHost.officeJsUrl).href);
  const office = { ...config.officeHost, authority: config.entra.authority, hostScripts };
  const inOutlook = paneHeaders(publicUrl, office);

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustedProxies.length > 0 ? [...trustedProxies] : false);
  app.set('query parser', readQuery);

  app.use(identifyRequest, observeRequests(log, metrics));
  const strict = strictHeaders(publicUrl);
  if (parts.webhooks) {
    // First, because they come by the ten thousand, and whatever stands before them is paid for by each.
    const { onText, onRefusal } = whereAnswered(strict);
    const limit = limitConcurrency(limits.concurrentWebhooks);
    app.use('/webhooks', onText, refuseRepeatedHeaders, limit, parts.webhooks, onRefusal);
  }
  app.use(strict); // replaced below where Outlook needs something else
  app.use(refuseRepeatedHeaders);
  app.use(pagesOnLocalhost(publicUrl));
  app.use(healthRoutes(parts.readiness, log), metrics.router);

  app.use(
    '/addin-api',
    limitConcurrency(limits.concurrentCalls),
    limitFailedSignIns(limits.failedSignInsPerMinute),
    ...parts.addinApi,
  );
  if (parts.live) app.use('/portal-api', limitFailedSignIns(limits.failedSignInsPerMinute), parts.live);
  app.use(
    '/portal-api',
    limitConcurrency(limits.concurrentCalls),
    limitFailedSignIns(limits.failedSignInsPerMinute),
    requireSameOrigin(publicUrl),
    ...(parts.portalApi ?? []),
  );
  app.use('/kiosk-api/pairing', limitRequests(limits.pairingsPerMinute));
  app.use(
    '/kiosk-api',
    limitConcurrency(limits.concurrentCalls),
    limitFailedSignIns(limits.failedSignInsPerMinute),
    requireSameOrigin(publicUrl),
    ...(parts.kioskApi ?? []),
  );
  app.use(
    '/api/v1',
    limitConcurrency(limits.concurrentCalls),
    limitFailedSignIns(limits.failedSignInsPerMinute),
    ...(parts.publicApi ?? []),
  );
  const signInLimit = limitRequests(limits.signInsPerMinute);
  app.use('/auth', signInHeaders(publicUrl), signInLimit, ...[parts.signIn].flat());
  if (parts.consent) app.use('/integrations', signInLimit, parts.consent);

  app.get('/', inOutlook); // new Outlook looks at the framing of the site's root as well
  app.use('/addin', inOutlook, paneRoutes({ config, hostScripts, folders: parts.folders }));
  app.use('/portal', portalHeaders(publicUrl), portalPages(parts.folders.dist));
  app.use('/kiosk', portalHeaders(publicUrl), kioskPages(parts.folders.dist));
  const icons = path.join(parts.folders.addin, 'assets');
  app.use(wellKnownRoutes(config), pageRoutes(config, icons), openApiRoutes(config), parts.manifest);

  app.use((_req, _res, next) => next(notFound()));
  app.use(problemHandler(log));
  return app;
}
