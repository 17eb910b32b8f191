import { Router } from 'express';
import { z } from 'zod';
import type { World } from '../state/world.ts';
import { Instant, parse } from './parse.ts';

/** What was done to meetings, by whom and when: what a test may compare a mirror of the calendars with. */
export function historyRoutes({ calendaring }: World): Router {
  const router = Router();
  router.get('/history', (req, res) => {
    const { since } = parse(z.strictObject({ since: Instant.optional() }), req.query);
    res.json(calendaring.history(since === undefined ? undefined : new Date(since).toISOString()));
  });
  return router;
}
