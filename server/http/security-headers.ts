import { randomBytes } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { ErrorRequestHandler, RequestHandler } from 'express';

type Source = string | ((req: IncomingMessage, res: ServerResponse) => string);
type Directives = Readonly<Record<string, readonly Source[]>>;

/** Where the pane may be shown and what Microsoft's own office.js needs; `hostScripts` are absolute URLs. */
interface PaneHost {
  readonly officeJsUrl: string;
  readonly frameAncestors: readonly string[];
  readonly hostScripts: readonly string[];
  readonly authority: string;
}

/** Where the real office.js fetches fonts and Microsoft Ajax from, and reports to; only sent along with the real one. */
const MICROSOFT_CDN = 'https://appsforoffice.microsoft.com';
const MICROSOFT = {
  scripts: ['https://ajax.aspnetcdn.com'],
  fonts: ['https://res.cdn.office.net'],
  reports: ['https://*.events.data.microsoft.com', 'https://browser.pipe.aria.microsoft.com'],
  frames: ['https://telemetryservice.firstpartyapps.oaspapps.com'],
};

/**
 * The profile of pages that Outlook shows in a frame: only Outlook's origins may frame them. `X-Frame-Options` is not
 * sent because it cannot name several origins. Styles may be inline (Fluent and office.js insert style elements);
 * scripts may not. There is no opener policy: the Office dialog needs its opener.
 */
export function paneHeaders(publicUrl: string, host: PaneHost): RequestHandler {
  const office = new URL(host.officeJsUrl).origin;
  const real = office === MICROSOFT_CDN;
  const scripts = [
    office,
    ...host.hostScripts.map((url) => new URL(url).origin),
    ...(real ? MICROSOFT.scripts : []),
  ];
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...new Set(scripts)],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:', ...(real ? MICROSOFT.fonts : [])],
    'connect-src': ["'self'", ...(real ? [host.authority, ...MICROSOFT.reports] : [])],
    // An Exchange Server with a name of its own makes office.js ask in a frame whether the server may be trusted.
    'frame-src': [office, ...(real ? MICROSOFT.frames : [])],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': host.frameAncestors,
  };
  // Icons are shown by Outlook's own pages, on other origins.
  return headers(publicUrl, directives, { opener: 'unsafe-none', resource: 'cross-origin' });
}

/** The profile of everything else: nothing may frame it, nothing inline, nothing from elsewhere. */
export function strictHeaders(publicUrl: string): RequestHandler {
  return headers(publicUrl, strictDirectives, { opener: 'same-origin', resource: 'same-origin' });
}

/**
 * A profile for where machines tell us things and get a status: an answer without a body has nothing that a browser could
 * run, frame or misread, and a dozen headers would be the most of it. `onText` is for in front of the routes, whose only
 * answer with a text is to a question in the query, and `onRefusal` for behind them, because a refusal may be a page.
 */
export function whereAnswered(profile: RequestHandler): {
  readonly onText: RequestHandler;
  readonly onRefusal: ErrorRequestHandler;
} {
  return {
    onText: (req, res, next) => (req.originalUrl.includes('?') ? profile(req, res, next) : next()),
    onRefusal: (error: unknown, req, res, next) => profile(req, res, () => next(error)),
  };
}

/** Strict, but the window that opened the sign-in must still be reachable when it comes back. */
export function signInHeaders(publicUrl: string): RequestHandler {
  return headers(publicUrl, strictDirectives, { opener: 'unsafe-none', resource: 'same-origin' });
}

/**
 * Strict, but for style elements that carry this response's own nonce (`styleNonceOf`), which Griffel makes, and for files
 * of the page's own in a frame.
 */
export function portalHeaders(publicUrl: string): RequestHandler {
  const directives: Directives = {
    ...strictDirectives,
    'style-src': ["'self'", (_req, res) => `'nonce-${styleNonceOf(res)}'`],
    'frame-src': ['blob:'], // a PDF that was fetched, to be printed
  };
  return headers(publicUrl, directives, { opener: 'same-origin', resource: 'same-origin' });
}

const nonces = new WeakMap<ServerResponse, string>();

/** The nonce of one response: 128 random bits that nobody can know beforehand (CSP Level 3, section 7.1). */
export function styleNonceOf(res: ServerResponse): string {
  const nonce = nonces.get(res) ?? randomBytes(16).toString('base64');
  nonces.set(res, nonce);
  return nonce;
}

const strictDirectives: Directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
};

function headers(
  publicUrl: string,
  directives: Directives,
  policies: {
    readonly opener: 'same-origin' | 'unsafe-none';
    readonly resource: 'same-origin' | 'cross-origin';
  },
): RequestHandler {
  const setHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginOpenerPolicy: { policy: policies.opener },
    crossOriginResourcePolicy: { policy: policies.resource },
    strictTransportSecurity: isPublicHttps(publicUrl) && {
      maxAge: 365 * 24 * 60 * 60,
      includeSubDomains: false,
    },
    xFrameOptions: false, // frame-ancestors says it, and says it exactly
  });
  const isFixed = !Object.values(directives)
    .flat()
    .some((source) => typeof source === 'function');
  return isFixed ? asFixed(setHeaders) : setHeaders;
}

/** What a profile says to every request alike is worked out once: each answer would pay for a dozen functions in a row. */
function asFixed(setHeaders: ReturnType<typeof helmet>): RequestHandler {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  setHeaders(request, response, () => undefined);
  const fixed = Object.entries(response.getHeaders());
  return (_req, res, next) => {
    for (const [name, value = ''] of fixed) res.setHeader(name, value);
    next();
  };
}

/** Never for localhost: the header would bind every other server on the machine of a developer to https. */
function isPublicHttps(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' && hostname !== 'localhost';
}
