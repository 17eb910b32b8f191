import { Router } from 'express';
import type { Response } from 'express';
import { localOnly } from '../outlook/local-only.ts';
import { listPage, messagePage, missingPage } from './mail-pages.ts';
import type { Mailbag } from './mailbag.ts';

const PAGE_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** A mail's own HTML: no scripts, nothing from the network, an origin of its own. Its links open in another tab. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'";

/** `/mail/`: what has been sent, newest first, and each message as its reader sees it. */
export function mailRoutes(mailbag: Mailbag): Router {
  const router = Router();
  router.use(localOnly);

  router.get('/', (_req, res) => {
    send(res, PAGE_POLICY, listPage(mailbag.to(undefined).toReversed()));
  });
  router.get('/:id', (req, res) => {
    const mail = mailbag.find(req.params.id);
    if (mail) send(res, PAGE_POLICY, messagePage(mail));
    else send(res.status(404), PAGE_POLICY, missingPage());
  });
  router.get('/:id/html', (req, res) => {
    const html = mailbag.find(req.params.id)?.html ?? null;
    if (html === null) send(res.status(404), PAGE_POLICY, missingPage());
    else send(res, MAIL_POLICY, `<base target="_blank">${html}`);
  });
  return router;
}

function send(res: Response, policy: string, html: string): void {
  res.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  res.type('html').send(html);
}
