import path from 'node:path';
import express, { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Config } from '../../config.ts';
import { ASK_FIRST, hashedFiles, plainFiles, readIfBuilt, sendNotBuilt } from '../built-files.ts';
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

const DAY = 'public, max-age=86400';

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
      if (template === null) sendNotBuilt(res, 'The pane');
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

/** Icons keep their name and may change. */
function assets(built: string, addin: string): RequestHandler[] {
  const icons = express.static(path.join(addin, 'assets'), {
    ...plainFiles,
    setHeaders: (res) => res.setHeader('Cache-Control', DAY),
  });
  return [hashedFiles(built), icons];
}
