import { Router } from 'express';
import { z } from 'zod';
import type { CallLog } from './call-log.ts';
import { FaultPlan } from './faults.ts';
import type { Faults } from './faults.ts';
import { Instant, notYet, parse } from './parse.ts';

/** Named by the design, brought by later issues: refused in words instead of being ignored. */
const Later = z.object({
  rules: z.array(z.object({ service: z.string().optional(), fault: z.string().optional() })),
});
const LATER_SERVICES = ['smtp'];
const LATER_FAULTS = ['lost', 'duplicate', 'shuffle', 'shuffled'];

/** Things that go wrong on purpose, and the list of what was asked. */
export function faultsRoutes({ faults, log }: { faults: Faults; log: CallLog }): Router {
  const router = Router();

  router.put('/faults', (req, res) => {
    refuseLater(req.body);
    const plan = parse(FaultPlan, req.body);
    faults.set(plan);
    res.json(plan);
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

function refuseLater(body: unknown): void {
  const plan = Later.safeParse(body);
  for (const { service, fault } of plan.data?.rules ?? []) {
    if (service !== undefined && LATER_SERVICES.includes(service)) throw notYet(`The service ${service}`);
    if (fault !== undefined && LATER_FAULTS.includes(fault)) throw notYet('A fault of change notifications');
  }
}
