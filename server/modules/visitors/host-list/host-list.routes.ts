import { Router } from 'express';
import { z } from 'zod';
import * as contract from '../../../../contract/listed-hosts.ts';
import { ExportQuery } from '../../../../contract/menu-import.ts';
import { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Gate } from '../../../http/gate.ts';
import { mountDownload } from '../../../http/mount-download.ts';
import { mountUpload } from '../../../http/mount-upload.ts';
import { mount } from '../../../http/mount.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { exportHosts } from './export-hosts.ts';
import { importHostGroup, importHosts } from './import-hosts.ts';
import { addHost, changeHost, listHosts, removeHost } from './keep-hosts.ts';

const ofReception = z.strictObject({ id: ReceptionId });

/** Far more than a file of as many hosts as a list may have. */
const MOST_FILE_KB = 4 * 1024;

/** Who is found as a host at a reception, for `/portal-api`. */
export function hostListRoutes(gate: Gate, deps: VisitorUseDeps): Router {
  const router = Router();

  mount(router, gate, contract.listListedHosts, ({ params, caller }) => listHosts(deps, caller, params.id));
  mount(router, gate, contract.addListedHost, ({ params, body, caller }) =>
    addHost(deps, caller, params.id, body),
  );
  mount(router, gate, contract.changeListedHost, ({ params, body, caller, version }) =>
    changeHost(deps, caller, { id: params.id, version }, body),
  );
  mount(router, gate, contract.removeListedHost, ({ params, caller, version }) =>
    removeHost(deps, caller, { id: params.id, version }),
  );
  mount(router, gate, contract.importGroup, ({ params, body, caller, version }) =>
    importHostGroup(deps, caller, { reception: params.id, version, ...body }),
  );
  mountDownload(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/receptions/:id/listed-hosts/export',
      access: 'receptions.write',
      params: ofReception,
      query: ExportQuery,
    },
    async ({ params, query, caller }) => ({
      fileName: 'hosts.csv',
      contentType: 'text/csv; charset=utf-8',
      body: await exportHosts(deps, caller, { reception: params.id, decimal: query.decimal }),
    }),
  );
  mountUpload(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/receptions/:id/listed-hosts/import',
      access: 'receptions.write',
      contentType: 'text/csv',
      mostKb: MOST_FILE_KB,
      params: ofReception,
      query: contract.HostImportQuery,
      reply: contract.HostImportReport,
    },
    ({ params, query, caller, version, body }) =>
      importHosts(deps, caller, { reception: params.id, version, body, ...query }),
  );

  return router;
}
