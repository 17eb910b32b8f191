import { Router } from 'express';
import { z } from 'zod';
import * as contract from '../../../contract/access-proof.ts';
import { IntegrationId } from '../../../contract/primitives.ts';
import type { Gate } from '../../http/gate.ts';
import { mountDownload } from '../../http/mount-download.ts';
import { mount } from '../../http/mount.ts';
import { askedBy } from '../audit/index.ts';
import type { CallRecords } from '../call-record/index.ts';
import { printReport } from './print-report.ts';
import { readProofReport } from './proof-report.ts';
import { proveAccess } from './prove-access.ts';
import type { ProveAccessDeps } from './prove-access.ts';
import { readProof } from './read-proof.ts';

export interface AccessProofRoutesDeps extends ProveAccessDeps {
  readonly calls: Pick<CallRecords, 'totals'>;
}

/** The access proof for the portal, to be mounted at `/portal-api`. */
export function accessProofRoutes(gate: Gate, deps: AccessProofRoutesDeps): Router {
  const router = Router();

  mount(router, gate, contract.readProof, ({ caller, params }) => readProof(deps, caller, params.id));
  mount(router, gate, contract.runProof, ({ caller, params }) =>
    proveAccess(deps, {
      organization: caller.organization,
      integration: params.id,
      trigger: 'by-hand',
      asked: askedBy(caller),
    }),
  );
  mountDownload(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/integrations/:id/proof/report',
      access: 'proof.read',
      params: z.strictObject({ id: IntegrationId }),
      query: z.strictObject({ format: z.enum(['html', 'json']).default('html') }),
    },
    async ({ caller, params, query }) => {
      const report = await readProofReport(deps, caller, params.id);
      const day = report.printedAt.slice(0, 10);
      return query.format === 'json'
        ? {
            fileName: `access-proof-${day}.json`,
            contentType: 'application/json; charset=utf-8',
            body: Buffer.from(JSON.stringify(report, null, 2)),
          }
        : {
            fileName: `access-proof-${day}.html`,
            contentType: 'text/html; charset=utf-8',
            body: Buffer.from(printReport(report)),
          };
    },
  );

  return router;
}
