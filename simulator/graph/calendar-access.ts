import type { NextFunction, Request, Response } from 'express';
import type { World } from '../state/world.ts';
import { findMailbox, isInExchangeOnline, mayReadCalendar, principalOf } from './access.ts';
import type { Mailbox } from './access.ts';
import { GraphError, refusals } from './failures.ts';
import { param } from './reply.ts';

/** Outlook's limit on requests in flight for one app and mailbox (learn.microsoft.com/graph/throttling-limits). */
const CONCURRENT_PER_MAILBOX = 4;

export interface CalendarAccess {
  /** The calendar of `:id`; throws Graph's 404 or 403 when there is none or RBAC does not cover it. */
  readonly mailbox: (req: Request) => Mailbox;
  /** Middleware: refuses a fifth request in flight for the same mailbox with 429. */
  readonly limit: (req: Request, res: Response, next: NextFunction) => void;
}

export function createCalendarAccess(world: World): CalendarAccess {
  const inFlight = new Map<string, number>();
  return {
    mailbox: (req) => {
      const { tenant } = principalOf(req);
      const mailbox = findMailbox(world, tenant, param(req, 'id'));
      if (!mailbox) throw refusals.unknownUser(param(req, 'id'));
      if (!isInExchangeOnline(mailbox)) throw refusals.notInExchangeOnline();
      if (!mayReadCalendar(world, tenant, mailbox)) throw refusals.accessDenied();
      return mailbox;
    },
    limit: (req, res, next) => {
      const name = param(req, 'id').toLowerCase();
      const before = inFlight.get(name) ?? 0;
      if (before >= CONCURRENT_PER_MAILBOX) {
        throw new GraphError(
          429,
          'ApplicationThrottled',
          'Application is over its MailboxConcurrency limit.',
          { 'Retry-After': '1' },
        );
      }
      inFlight.set(name, before + 1);
      res.once('close', () => {
        const left = (inFlight.get(name) ?? 1) - 1;
        if (left > 0) inFlight.set(name, left);
        else inFlight.delete(name);
      });
      next();
    },
  };
}
