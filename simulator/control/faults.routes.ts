import { Router } from 'express';
import { z } from 'zod';
import type { CallLog } from './call-log.ts';
import { FaultPlan } from './faults.ts';
import type { Faults } from './faults.ts';
import { Instant, parse } from './parse.ts';

/** Things that go wrong on purpose, and the list of what was asked. */
export function faultsRoutes({ faults, log }: { faults: Faults; log: CallLog }): Router {
  const router = Router();

  router.put('/faults', (req, res) => {
    const plan = parse(FaultPlan, req.body);
    faults.set(plan);
    res.json(plan);
  });
  router.get('/faults', (_req, res) => {
    res.json(faults.struck());
  });
  router.delete('/faults', (_req, res) => {
    faults.clear();
    res.status(204).end();
  });

  router.get('/log', (req, res) => {
    const { since } = parse(z.strictObject({ since: Instant.optional() }), req.query);
    res.json(log.since(since === undefined ? undefined : new Date(since).toISOString()));
  });

  return router;
}
