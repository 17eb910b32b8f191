import { Router } from 'express';
import { z } from 'zod';
import type { Mailbag } from '../smtp/mailbag.ts';
import type { World } from '../state/world.ts';
import { Name, parse } from './parse.ts';

/** What has arrived at the mail server. */
export function mailRoutes({ book }: World, mailbag: Mailbag): Router {
  const router = Router();
  router.get('/mail', (req, res) => {
    const { to } = parse(z.strictObject({ to: Name.optional() }), req.query);
    res.json(mailbag.to(to === undefined ? undefined : (book.anyPerson(to)?.entry.mail ?? to)));
  });
  router.delete('/mail', (_req, res) => {
    mailbag.clear();
    res.status(204).end();
  });
  return router;
}
