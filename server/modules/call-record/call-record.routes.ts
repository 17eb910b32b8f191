import { Router } from 'express';
import { listCalls } from '../../../contract/access-proof.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import type { CallRecords } from './call-records.ts';

/** The record of calls for the portal, to be mounted at `/portal-api`. */
export function callRecordRoutes(gate: Gate, calls: Pick<CallRecords, 'list'>): Router {
  const router = Router();
  mount(router, gate, listCalls, ({ caller, query }) => calls.list(caller, query));
  return router;
}
