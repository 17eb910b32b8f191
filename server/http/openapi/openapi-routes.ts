import path from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { routes } from '../../../contract/index.ts';
import type { Config } from '../../config.ts';
import { html, htmlDocument } from '../pages/html.ts';
import { named } from '../request-facts.ts';
import { printOpenApi } from './print-openapi.ts';

const swaggerUi = path.dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

/** `GET /api/openapi.json`, and `/api/docs`: the same as a page, with every file from this server. */
export function openApiRoutes(config: Pick<Config, 'http'>): Router {
  const router = Router();
  // Printed when somebody asks: it would be a quarter of a second of every start, and most starts serve panes only.
  let document: unknown;

  router.get('/api/openapi.json', (_req, res) => {
    document ??= printOpenApi(routes, config.http.publicUrl);
    res.set('Cache-Control', 'no-cache').json(document);
  });
  router.get('/api/docs', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('html').send(docsPage);
  });
  router.get('/api/docs/start.js', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('text/javascript').send(startScript);
  });
  router.use(
    '/api/docs',
    named('/api/docs/files'),
    onlyNeededFiles,
    express.static(swaggerUi, { index: false }),
  );

  return router;
}

const needed = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png']);

const onlyNeededFiles: express.RequestHandler = (req, _res, next) =>
  next(needed.has(req.path) ? undefined : 'router');

const docsPage = htmlDocument(
  'The API of Foyer',
  html`<link rel="icon" href="/api/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <script defer src="/api/docs/swagger-ui-bundle.js"></script>
    <script defer src="/api/docs/start.js"></script>`,
  html`<main id="docs"></main>`,
);

// Without a validator address Swagger UI asks nobody outside about the document.
const startScript = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  validatorUrl: null,
  deepLinking: false,
});
`;
