import type { NextFunction, Request, Response } from 'express';
import type { CallLog } from './call-log.ts';
import { describeCall } from './describe-call.ts';
import type { Service } from './describe-call.ts';
import type { Faults } from './faults.ts';
import { inflict } from './wire-faults.ts';

/** What stands before every simulated service: it notes each call and lets faults strike. */
export function serviceGate(service: Service, { log, faults }: { log: CallLog; faults: Faults }) {
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const call = describeCall(service, req);
    const at = new Date().toISOString();
    res.once('close', () => {
      const principal: unknown = res.locals.principal;
      log.add({
        ...call,
        at,
        direction: 'in',
        principal: typeof principal === 'string' ? principal : null,
        status: res.headersSent ? res.statusCode : 0,
      });
    });

    for (const fault of faults.strike(call)) {
      faults.note(fault.rule);
      if (await inflict(fault, req, res)) return;
    }
    next();
  };
}
