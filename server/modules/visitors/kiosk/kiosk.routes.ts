import { Router } from 'express';
import * as kiosk from '../../../../contract/kiosk.ts';
import type { Gate } from '../../../http/gate.ts';
import { limitMisses } from '../../../http/limit-misses.ts';
import { limitTries } from '../../../http/limit-tries.ts';
import { mountDownload } from '../../../http/mount-download.ts';
import { mount } from '../../../http/mount.ts';
import { keepPhoto } from '../photo/keep-photo.ts';
import { printGrantedBadge, sendGrantedBadge } from './granted-badge.ts';
import { kioskCookie } from './kiosk-cookie.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { pairKiosk } from './pair-kiosk.ts';
import { findKioskHosts, welcomeAtKiosk } from './welcome-at-kiosk.ts';
import { checkInAtKiosk, checkOutAtKiosk, findKioskVisit, readKiosk } from './use-kiosk.ts';

/** Ten people in a minute who mistype their name are many; whoever guesses gets nowhere with ten. */
const MISSES_PER_MINUTE = 10;
/** Somebody who tries a few spellings of a name, and the next one who does. */
const LOOKUPS_PER_MINUTE = 20;

/** What a kiosk asks, to be mounted at `/kiosk-api`. */
export function kioskRoutes(gate: Gate, deps: KioskDeps): Router {
  const router = Router();
  const cookie = kioskCookie(deps.publicUrl);
  const use = {
    ...deps,
    misses: limitMisses(MISSES_PER_MINUTE),
    lookups: limitTries(LOOKUPS_PER_MINUTE),
  };

  mount(router, gate, kiosk.pairKiosk, async ({ body, requestId, setCookie }) => {
    setCookie(cookie.issue(await pairKiosk(deps, body.code, requestId)));
    return {};
  });
  mount(router, gate, kiosk.readKiosk, ({ caller }) => readKiosk(use, caller));
  mount(router, gate, kiosk.findVisit, ({ body, caller }) => findKioskVisit(use, caller, body));
  mount(router, gate, kiosk.checkIn, ({ params, body, caller }) =>
    checkInAtKiosk(use, caller, params.visit, body),
  );
  mount(router, gate, kiosk.checkOut, ({ params, body, caller }) =>
    checkOutAtKiosk(use, caller, params.visit, body),
  );
  mount(router, gate, kiosk.findKioskHosts, ({ body, caller }) => findKioskHosts(use, caller, body));
  mount(router, gate, kiosk.welcomeAtKiosk, ({ body, caller }) => welcomeAtKiosk(use, caller, body));
  mount(router, gate, kiosk.keepPhoto, async ({ params, body, caller }) => {
    await keepPhoto(deps, caller, params.visit, body);
    return {};
  });
  mount(router, gate, kiosk.sendBadge, ({ params, caller }) => sendGrantedBadge(deps, caller, params.visit));
  mountDownload(
    router,
    gate,
    {
      api: 'kiosk-api',
      path: '/visits/:visit/badge',
      access: 'kiosk.use',
      params: kiosk.sendBadge.params,
    },
    async ({ params, caller }) => ({
      fileName: `badge-${params.visit}.pdf`,
      contentType: 'application/pdf',
      body: await printGrantedBadge(deps, caller, params.visit),
    }),
  );

  return router;
}
