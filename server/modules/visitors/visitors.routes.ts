import { Router } from 'express';
import * as desk from '../../../contract/front-desk.ts';
import * as fields from '../../../contract/desk-fields.ts';
import * as preview from '../../../contract/reception-preview.ts';
import { findPreviousVisitors } from '../../../contract/previous-visitors.ts';
import * as receptions from '../../../contract/receptions.ts';
import * as pane from '../../../contract/visitors.ts';
import * as unfollowed from '../../../contract/unfollowed-visits.ts';
import * as walkIns from '../../../contract/walk-ins.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { badgeRoutes } from './badge/badges.routes.ts';
import { addReception, changeReception, readReceptions } from './change-receptions.ts';
import { changeVisitor, withdrawVisitor } from './change-visitor.ts';
import { channelRoutes } from './channels/channels.routes.ts';
import { evacuationRoutes } from './evacuation/evacuation.routes.ts';
import { findHosts } from './find-hosts.ts';
import { hostListRoutes } from './host-list/host-list.routes.ts';
import { fillDeskFields, readDeskFields } from './desk-fields.ts';
import { listDeskVisits, listMyReceptions } from './front-desk.ts';
import { listRoomReceptions } from './list-room-receptions.ts';
import { listVisitors } from './list-visitors.ts';
import { nameHosts } from './name-hosts.ts';
import { parcelRoutes } from './parcels/parcels.routes.ts';
import { notifyHost } from './notify/notify-host.ts';
import { previewInvitation } from './preview-invitation.ts';
import { findPrevious } from './previous/find-previous.ts';
import { registerVisitors } from './register-visitors.ts';
import { checkInTogether, takeStep } from './take-step.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { confirmVisits } from './unfollowed/confirm-visits.ts';
import { watchRoutes } from './watch/watch.routes.ts';
import { welcomeWalkIns } from './welcome-walk-ins.ts';

/** What the pane asks about visitors, to be mounted at `/addin-api`. */
export function visitorRoutes(gate: Gate, deps: VisitorUseDeps): Router {
  const router = Router();

  mount(router, gate, pane.listRoomReceptions, ({ query, caller }) =>
    listRoomReceptions(deps, caller, query),
  );
  mount(router, gate, pane.listVisitors, ({ params, query, caller }) =>
    listVisitors(deps, caller, params.bookingKey, query.known),
  );
  mount(router, gate, findPreviousVisitors, ({ query, caller }) => findPrevious(deps, caller, query));
  mount(router, gate, pane.registerVisitors, ({ params, body, caller }) =>
    registerVisitors(deps, caller, params.bookingKey, body),
  );
  mount(router, gate, pane.changeVisitor, ({ params, body, caller, version }) =>
    changeVisitor(deps, caller, { id: params.visitor, version, change: body }),
  );
  mount(router, gate, pane.withdrawVisitor, ({ params, caller, version }) =>
    withdrawVisitor(deps, caller, { id: params.visitor, version }),
  );
  mount(router, gate, unfollowed.confirmVisits, ({ params, body, caller }) =>
    confirmVisits(deps, caller, params.bookingKey, body.reception),
  );

  return router;
}

/** Receptions and their desks, to be mounted at `/portal-api`. */
export function receptionRoutes(gate: Gate, deps: VisitorUseDeps): Router {
  const router = Router();

  mount(router, gate, receptions.listReceptions, ({ caller }) => readReceptions(deps, caller));
  mount(router, gate, receptions.addReception, ({ body, caller }) => addReception(deps, caller, body));
  mount(router, gate, receptions.changeReception, ({ params, body, caller, version }) =>
    changeReception(deps, caller, { id: params.id, version, change: body }),
  );
  mount(router, gate, preview.previewInvitation, async ({ body, caller }) =>
    previewInvitation(deps, caller, body),
  );
  mount(router, gate, desk.listMyReceptions, ({ caller }) => listMyReceptions(deps, caller));
  mount(router, gate, desk.listDeskVisits, ({ query, caller }) => listDeskVisits(deps, caller, query));
  mount(router, gate, desk.takeStep, ({ params, body, caller, version }) =>
    takeStep(deps, caller, { id: params.id, version, step: body.step }),
  );
  mount(router, gate, desk.notifyHost, ({ params, caller }) => notifyHost(deps, caller, params.id));
  mount(router, gate, walkIns.findHosts, ({ query, caller }) => findHosts(deps, caller, query));
  mount(router, gate, walkIns.welcomeWalkIns, ({ params, body, caller }) =>
    welcomeWalkIns(deps, caller, params.id, body),
  );
  mount(router, gate, walkIns.nameHosts, ({ params, body, caller }) =>
    nameHosts(deps, caller, params.id, body),
  );
  mount(router, gate, walkIns.checkInTogether, ({ params, body, caller }) =>
    checkInTogether(deps, caller, params.id, body),
  );
  mount(router, gate, fields.readDeskFields, ({ params, caller }) => readDeskFields(deps, caller, params.id));
  mount(router, gate, fields.fillDeskFields, ({ params, body, caller, version }) =>
    fillDeskFields(deps, caller, { id: params.id, version, answers: body.answers }),
  );

  router.use(
    evacuationRoutes(gate, deps),
    badgeRoutes(gate, deps),
    channelRoutes(gate, deps),
    watchRoutes(gate, deps),
    hostListRoutes(gate, deps),
    parcelRoutes(gate, deps),
  );
  return router;
}
