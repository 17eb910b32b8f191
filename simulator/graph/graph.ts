import { Router, json } from 'express';
import type { NextFunction, Request, Response } from 'express';
import type { World } from '../state/world.ts';
import { authenticate } from './access.ts';
import type { CheckToken } from './access.ts';
import { createCalendarAccess } from './calendar-access.ts';
import { batchRoutes } from './batch.routes.ts';
import { calendarViewRoutes } from './calendar-view.routes.ts';
import { deltaRoutes } from './delta.routes.ts';
import { directoryRoutes } from './directory.routes.ts';
import { eventRoutes } from './events.routes.ts';
import { GraphError, identify, refusals, sendError } from './failures.ts';
import { placesRoutes } from './places.routes.ts';
import { scheduleRoutes } from './schedule.routes.ts';

export interface SimulatedGraph {
  /** To be mounted at the root of graph.sim.test. */
  readonly router: Router;
  /** Forgets delta tokens; part of every reset. */
  readonly reset: () => void;
}

/** The part of Microsoft Graph v1.0 that a room booking product asks, app-only, read-only. */
export function createGraph(options: {
  readonly world: World;
  /** `/subscriptions`. */
  readonly subscriptions: Router;
  readonly checkToken: CheckToken;
}): SimulatedGraph {
  const { world } = options;
  const access = createCalendarAccess(world);
  const delta = deltaRoutes(world, access);
  const router = Router();
  const v1 = Router();

  v1.use(authenticate(world, options.checkToken));
  v1.use(json({ limit: '256kb' }));
  v1.use('/places', placesRoutes());
  v1.use(
    options.subscriptions,
    delta.router,
    calendarViewRoutes(world, access),
    eventRoutes(world, access),
    scheduleRoutes(world, access),
    directoryRoutes(world),
    batchRoutes(),
  );
  v1.all('/users/:id/{*rest}', (req) => {
    if (req.method !== 'GET') throw refusals.accessDenied();
    throw refusals.notSimulated('this call');
  });
  v1.use(() => {
    throw refusals.notSimulated('this call');
  });

  router.use(identify);
  router.use('/v1.0', v1);
  router.use(() => {
    throw refusals.badRequest('Invalid version: the simulated Graph is v1.0.');
  });
  router.use(answerFailure);
  return { router, reset: delta.forget };
}

function answerFailure(error: unknown, req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) next(error);
  else sendError(req, res, asGraphError(error));
}

function asGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  // Express and its body parser attach the status they mean.
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  if (status === 413) return new GraphError(413, 'RequestEntityTooLarge', 'The request body is too large.');
  if (typeof status === 'number' && status < 500) {
    return refusals.badRequest('Unable to read JSON request payload, or the path is not valid.');
  }
  return new GraphError(500, 'UnknownError', 'An unknown error occurred.');
}
