import { Router } from 'express';
import * as evacuation from '../../../../contract/evacuation.ts';
import type { Gate } from '../../../http/gate.ts';
import { mountDownload } from '../../../http/mount-download.ts';
import { mount } from '../../../http/mount.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { listInside } from './list-inside.ts';
import { beginRollCall, markPeople } from './mark-people.ts';
import { printEvacuationList } from './print-evacuation-list.ts';

/** Who is inside, to be mounted at `/portal-api`. */
export function evacuationRoutes(gate: Gate, deps: Pick<VisitorUseDeps, 'db' | 'clock' | 'live'>): Router {
  const router = Router();

  mount(router, gate, evacuation.readEvacuationList, ({ query, caller }) => listInside(deps, caller, query));
  mountDownload(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/evacuation/paper',
      access: 'visits.work',
      query: evacuation.readEvacuationList.query,
    },
    async ({ query, caller }) => ({
      fileName: `evacuation-${deps.clock.now().slice(0, 10)}.pdf`,
      contentType: 'application/pdf',
      body: await printEvacuationList(deps, caller, query),
    }),
  );
  mount(router, gate, evacuation.markPeople, ({ body, caller }) => markPeople(deps, caller, body));
  mount(router, gate, evacuation.beginRollCall, ({ body, caller }) => beginRollCall(deps, caller, body));

  return router;
}
