import { Router } from 'express';
import { BadgesQuery } from '../../../../contract/badges.ts';
import type { Gate } from '../../../http/gate.ts';
import { mountDownload } from '../../../http/mount-download.ts';
import { printBadges } from './print-badges.ts';
import type { BadgeDeps } from './print-badges.ts';

/** Badges for the desk, to be mounted at `/portal-api`. */
export function badgeRoutes(gate: Gate, deps: BadgeDeps): Router {
  const router = Router();
  mountDownload(
    router,
    gate,
    { api: 'portal-api', path: '/badges', access: 'visits.work', query: BadgesQuery },
    async ({ query, caller }) => ({
      fileName: `badges-${query.visit.length}.pdf`,
      contentType: 'application/pdf',
      body: await printBadges(deps, caller, query),
    }),
  );
  return router;
}
