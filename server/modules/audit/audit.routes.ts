import { Router } from 'express';
import * as contract from '../../../contract/audit.ts';
import type { Gate } from '../../http/gate.ts';
import { mountDownload } from '../../http/mount-download.ts';
import { mount } from '../../http/mount.ts';
import type { AuditLog } from './audit-log.store.ts';
import { exportAudit } from './export-audit.ts';
import { listAudit } from './list-audit.ts';
import { verifyAudit } from './verify-audit.ts';

/** What was changed, for the portal; to be mounted at `/portal-api`. */
export function auditRoutes(gate: Gate, deps: { readonly log: AuditLog }): Router {
  const router = Router();

  mount(router, gate, contract.verifyAudit, ({ caller, signal }) => verifyAudit(deps, caller, signal));
  mount(router, gate, contract.listAudit, ({ caller, query }) => listAudit(deps, caller, query));
  mountDownload(
    router,
    gate,
    { api: 'portal-api', path: '/audit/export', access: 'audit.read' },
    async ({ caller }) => ({
      fileName: 'foyer-audit.ndjson',
      contentType: 'application/x-ndjson; charset=utf-8',
      body: exportAudit(deps, caller),
    }),
  );

  return router;
}
