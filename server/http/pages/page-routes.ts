import { Router } from 'express';
import { ProblemCode } from '../../../contract/problem.ts';
import type { Config } from '../../config.ts';
import { explain } from '../../kernel/catalogue/index.ts';
import { notFound } from '../foreign-errors.ts';
import { cataloguePage } from './catalogue-page.ts';
import { problemCodePage, problemListPage } from './problem-page.ts';
import { startPage } from './start-page.ts';

/** The plain pages of the server: `/`, `/problems`, `/problems/<code>` and their style sheet. */
export function pageRoutes(config: Pick<Config, 'simulator'>): Router {
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
  router.get('/page.css', (_req, res, next) => {
    const options = {
      root: import.meta.dirname,
      headers: { 'Cache-Control': 'no-cache' },
      cacheControl: false,
    };
    res.sendFile('page.css', options, (error?: unknown) => {
      if (error) next(error);
    });
  });

  return router;
}

/** The page of one of our own problems, or of a code of Entra, Exchange or the network. */
function explanationOf(text: string): string | null {
  const code = ProblemCode.safeParse(text);
  if (code.success) return problemCodePage(code.data);
  const entry = explain(text);
  return entry ? cataloguePage(entry) : null;
}
