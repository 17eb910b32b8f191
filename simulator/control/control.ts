import { Router, json } from 'express';
import type { NextFunction, Request, Response } from 'express';
import { localOnly } from '../outlook/local-only.ts';
import type { Mailbag } from '../smtp/mailbag.ts';
import type { World } from '../state/world.ts';
import type { CallLog } from './call-log.ts';
import type { Faults } from './faults.ts';
import { faultsRoutes } from './faults.routes.ts';
import type { Notifications } from '../graph/subscriptions/notifications.ts';
import { historyRoutes } from './history.routes.ts';
import { mailRoutes } from './mail.routes.ts';
import { meetingsRoutes } from './meetings.routes.ts';
import { notificationsRoutes } from './notifications.routes.ts';
import { ControlError } from './parse.ts';
import { peopleAndRoomsRoutes } from './people-and-rooms.routes.ts';
import { worldRoutes } from './world.routes.ts';
import type { Services } from './world.routes.ts';

/**
 * The control API: JSON for testers, without authentication, and for this machine only (loopback peer, local Host, no
 * foreign Origin). Bodies must say `application/json`, which no page of another origin can send unasked.
 */
export function createControl(options: {
  readonly world: World;
  readonly services: Services;
  readonly faults: Faults;
  readonly log: CallLog;
  readonly notifications: Notifications;
  readonly mailbag: Mailbag;
}): Router {
  const router = Router();
  router.use(localOnly, json({ limit: '4mb' }), requireJson);
  router.use(worldRoutes(options.world, options.services));
  router.use(peopleAndRoomsRoutes(options.world));
  router.use('/meetings', meetingsRoutes(options.world));
  router.use(historyRoutes(options.world));
  router.use(faultsRoutes(options));
  router.use(notificationsRoutes(options.world, options.notifications));
  router.use(mailRoutes(options.world, options.mailbag));
  router.use((req) => {
    throw new ControlError(
      404,
      `The control API has no ${req.method} ${req.path.slice(0, 100)}; see simulator/README.md.`,
    );
  });
  router.use(answerFailure);
  return router;
}

function requireJson(req: Request, _res: Response, next: NextFunction): void {
  const hasBody = Number(req.get('content-length') ?? 0) > 0 || req.get('transfer-encoding') !== undefined;
  if (hasBody && !req.is('application/json')) {
    throw new ControlError(415, 'Send JSON with Content-Type: application/json.');
  }
  next();
}

function answerFailure(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) {
    next(error);
    return;
  }
  const { status, sentence } = failureOf(error);
  res.status(status).json({ error: sentence });
}

function failureOf(error: unknown): { status: number; sentence: string } {
  if (error instanceof ControlError) return { status: error.status, sentence: error.message };
  // The simulated Exchange says with a RangeError what no client could do; its sentence is meant for the caller.
  if (error instanceof RangeError) return { status: 400, sentence: error.message };
  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500) {
    return { status: error.status, sentence: error.message };
  }
  return { status: 500, sentence: error instanceof Error ? error.message : 'The simulator failed.' };
}
