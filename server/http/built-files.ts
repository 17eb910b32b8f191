import { readFile } from 'node:fs/promises';
import type { RequestHandler, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { errorCode } from '../kernel/error-code.ts';
import { html } from './pages/html.ts';
import { page } from './pages/page.ts';

/** For pages, which name the assets of one build. */
export const ASK_FIRST = 'no-cache';
const YEAR = 'public, max-age=31536000, immutable';

/** How files of ours are served: no listing, no guessing, nothing hidden. */
export const plainFiles = { index: false, cacheControl: false, redirect: false, dotfiles: 'ignore' } as const;

/** Built assets carry their hash in their name and never change; the compressed twin is sent to whoever takes it. */
export function hashedFiles(folder: string): RequestHandler {
  return expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: { ...plainFiles, setHeaders: (res) => res.setHeader('Cache-Control', YEAR) },
  });
}

/** The text of a built page; null when nothing was built yet. */
export async function readIfBuilt(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** `what`: `The pane`, `The portal`. */
export function sendNotBuilt(res: Response, what: string): void {
  const content = html`<h1>${what} is not built yet</h1>
    <p>Run <code>npm run build</code> in the folder of the product, then load this page again.</p>`;
  res.status(503).set('Cache-Control', 'no-store').type('html').send(page('Not built yet', content));
}
