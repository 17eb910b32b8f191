import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express, { Router } from 'express';
import type { RequestHandler, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { errorCode } from '../../kernel/error-code.ts';
import type { Config } from '../../config.ts';
import { html } from '../pages/html.ts';
import { page } from '../pages/page.ts';
import { named } from '../request-facts.ts';
import { fillOfficePage } from './office-page.ts';

export interface PaneParts {
  readonly config: Pick<Config, 'entra' | 'officeHost' | 'http'>;
  /** Absolute URLs of what the host needs before office.js. */
  readonly hostScripts: readonly string[];
  readonly folders: PaneFolders;
}

export interface PaneFolders {
  /** What webpack built. */
  readonly dist: string;
  /** The sources of the add-in: icons and the page of the event runtime are sent as they are. */
  readonly addin: string;
}

const YEAR = 'public, max-age=31536000, immutable';
const DAY = 'public, max-age=86400';
const ASK_FIRST = 'no-cache';

/** The add-in's pages, scripts and icons, below `/addin`. */
export function paneRoutes({ config, hostScripts, folders }: PaneParts): Router {
  const router = Router();
  const built = path.join(folders.dist, 'addin');
  const office = {
    scripts: [...hostScripts, config.officeHost.officeJsUrl],
    settings: {
      clientId: config.entra.clientId,
      scope: `${config.entra.apiUri}/access_as_user`,
      authority: config.entra.authority,
    },
  };
  const officePage = (file: string): RequestHandler => {
    return async (_req, res) => {
      const template = await readIfBuilt(file);
      if (template === null) sendNotBuilt(res);
      else res.set('Cache-Control', ASK_FIRST).type('html').send(fillOfficePage(template, office));
    };
  };

  router.get('/taskpane.html', officePage(path.join(built, 'taskpane.html')));
  router.get('/sign-in.html', officePage(path.join(built, 'sign-in.html')));
  router.get('/events.html', officePage(path.join(folders.addin, 'events.html')));
  router.get('/events.js', (_req, res, next) => {
    const options = { root: path.join(folders.dist, 'events'), headers: { 'Cache-Control': ASK_FIRST } };
    res.sendFile('events.js', { ...options, cacheControl: false }, (error?: unknown) => {
      if (error) next(error);
    });
  });

  router.use('/assets', named('/addin/assets'), ...assets(path.join(built, 'assets'), folders.addin));
  return router;
}

/** Built assets carry their hash in their name and never change; icons keep their name and may. */
function assets(built: string, addin: string): RequestHandler[] {
  const serveStatic = { index: false, cacheControl: false, redirect: false, dotfiles: 'ignore' } as const;
  const hashed: RequestHandler = expressStaticGzip(built, {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: { ...serveStatic, setHeaders: (res) => res.setHeader('Cache-Control', YEAR) },
  });
  const icons = express.static(path.join(addin, 'assets'), {
    ...serveStatic,
    setHeaders: (res) => res.setHeader('Cache-Control', DAY),
  });
  return [hashed, icons];
}

async function readIfBuilt(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function sendNotBuilt(res: Response): void {
  const content = html`<h1>The pane is not built yet</h1>
    <p>Run <code>npm run build</code> in the folder of the product, then load this page again.</p>`;
  res.status(503).set('Cache-Control', 'no-store').type('html').send(page('Not built yet', content));
}
