import { Router } from 'express';
import { z } from 'zod';
import * as settlements from '../../../contract/settlements.ts';
import type { Gate } from '../../http/gate.ts';
import { mountDownload } from '../../http/mount-download.ts';
import { mount } from '../../http/mount.ts';
import { exportSettlement } from './export-settlement.ts';
import { changeLayout, readColumns } from './layout.ts';
import { listSettlementRows, listSettlements, readSettlement } from './list-settlements.ts';
import { lockSettlement } from './lock-settlement.ts';
import { previewSettlement } from './preview-settlement.ts';
import type { SettlementDeps } from './settlement-deps.ts';

/** What is settled, to be mounted at `/portal-api`. */
export function settlementRoutes(gate: Gate, deps: SettlementDeps): Router {
  const router = Router();

  mount(router, gate, settlements.listSettlements, ({ query, caller }) =>
    listSettlements(deps, caller, query.before ?? null),
  );
  mount(router, gate, settlements.previewSettlement, ({ query, caller }) => {
    const { provider = null, costCenter = null, ...period } = query;
    return previewSettlement(deps, caller, { ...period, provider, costCenter });
  });
  mount(router, gate, settlements.lockSettlement, ({ body, caller }) => lockSettlement(deps, caller, body));
  mount(router, gate, settlements.readSettlement, ({ params, caller }) =>
    readSettlement(deps, caller, params.id),
  );
  mount(router, gate, settlements.listSettlementRows, ({ params, query, caller }) =>
    listSettlementRows(deps, caller, { id: params.id, after: query.after }),
  );
  mount(router, gate, settlements.readLayout, ({ caller }) => readColumns(deps.db, caller.organization));
  mount(router, gate, settlements.changeLayout, ({ body, caller, version }) =>
    changeLayout(deps, caller, { columns: body.columns, version }),
  );
  mountDownload(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/settlements/:id/export',
      access: 'settlements.read',
      params: z.strictObject({ id: settlements.SettlementId }),
      query: settlements.SettlementExport,
    },
    async ({ params, query, caller }) => {
      const { fileName, body } = await exportSettlement(deps, caller, { id: params.id, ...query });
      return { fileName, contentType: 'text/csv; charset=utf-8', body };
    },
  );

  return router;
}
