import { Router } from 'express';
import type { RequestHandler } from 'express';
import { ProblemCode } from '../../../contract/problem.ts';
import type { Config } from '../../config.ts';
import { explain } from '../../kernel/catalogue/index.ts';
import { notFound } from '../foreign-errors.ts';
import { cataloguePage } from './catalogue-page.ts';
import { problemCodePage, problemListPage } from './problem-page.ts';
import { startPage } from './start-page.ts';

/**
 * The plain pages of the server: `/`, `/problems`, `/problems/<code>`, their style sheet, and the icon that browsers ask
 * for unasked. `icons` is the folder of the add-in's.
 */
export function pageRoutes(config: Pick<Config, 'simulator'>, icons: string): Router {
  const router = Router();

  router.get('/', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('html').send(startPage(config));
  });
  router.get('/problems', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('html').send(problemListPage());
  });
  router.get('/problems/:code', (req, res) => {
    const text = explanationOf(req.params.code);
    if (text === null) throw notFound();
    res.set('Cache-Control', 'no-cache').type('html').send(text);
  });
  router.get('/page.css', sendPlain(import.meta.dirname, 'page.css', 'no-cache'));
  router.get('/favicon.ico', sendPlain(icons, 'icon-32.png', 'public, max-age=86400'));

  return router;
}

function sendPlain(root: string, file: string, keptFor: string): RequestHandler {
  const options = { root, headers: { 'Cache-Control': keptFor }, cacheControl: false };
  return (_req, res, next) => {
    res.sendFile(file, options, (error?: unknown) => {
      if (error) next(error);
    });
  };
}

/** The page of one of our own problems, or of a code of Entra, Exchange or the network. */
function explanationOf(text: string): string | null {
  const code = ProblemCode.safeParse(text);
  if (code.success) return problemCodePage(code.data);
  const entry = explain(text);
  return entry ? cataloguePage(entry) : null;
}
