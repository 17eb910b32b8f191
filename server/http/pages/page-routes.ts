import { Router } from 'express';
import { ProblemCode } from '../../../contract/problem.ts';
import type { Config } from '../../config.ts';
import { notFound } from '../foreign-errors.ts';
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
    const code = ProblemCode.safeParse(req.params.code);
    if (!code.success) throw notFound();
    res.set('Cache-Control', 'no-cache').type('html').send(problemCodePage(code.data));
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
