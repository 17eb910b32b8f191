import { Router } from 'express';
import * as rules from '../../../../contract/house-rules.ts';
import * as options from '../../../../contract/kiosk-options.ts';
import * as kiosks from '../../../../contract/kiosks.ts';
import * as photos from '../../../../contract/photo-consents.ts';
import type { Gate } from '../../../http/gate.ts';
import { mount } from '../../../http/mount.ts';
import { listHouseRules, publishHouseRules } from '../rules/publish-rules.ts';
import { changeKioskOptions, readKioskOptions } from './change-kiosk-options.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { inviteKiosk, listKiosks, revokeKiosk } from './manage-kiosks.ts';

/** The kiosks of receptions and what is accepted there, to be mounted at `/portal-api`. */
export function kioskSettingsRoutes(gate: Gate, deps: KioskDeps): Router {
  const router = Router();

  mount(router, gate, kiosks.listKiosks, ({ params, caller }) => listKiosks(deps, caller, params.id));
  mount(router, gate, kiosks.inviteKiosk, ({ params, body, caller }) =>
    inviteKiosk(deps, caller, params.id, body),
  );
  mount(router, gate, kiosks.revokeKiosk, ({ params, caller }) => revokeKiosk(deps, caller, params.id));
  mount(router, gate, rules.listHouseRules, ({ params, caller }) => listHouseRules(deps, caller, params.id));
  mount(router, gate, rules.publishHouseRules, ({ params, body, caller }) =>
    publishHouseRules(deps, caller, params.id, body),
  );
  mount(router, gate, photos.listPhotoConsents, ({ params, caller }) =>
    listHouseRules(deps, caller, params.id, 'photo_consent'),
  );
  mount(router, gate, photos.publishPhotoConsent, ({ params, body, caller }) =>
    publishHouseRules(deps, caller, params.id, body, 'photo_consent'),
  );
  mount(router, gate, options.readKioskOptions, ({ params, caller }) =>
    readKioskOptions(deps, caller, params.id),
  );
  mount(router, gate, options.changeKioskOptions, ({ params, body, caller, version }) =>
    changeKioskOptions(deps, caller, { reception: params.id, version, change: body }),
  );

  return router;
}
