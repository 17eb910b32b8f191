import { Router } from 'express';
import * as contract from '../../../contract/followed-meetings.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { decideDeparted, markDeparted } from './decide-departed.ts';
import { listDay } from './list-day.ts';
import { listDeparted } from './list-departed.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { readHistory } from './read-history.ts';
import { listReconcile } from './reconcile-list.ts';
import { resolveReconcile } from './resolve-reconcile.ts';

/** Meetings for the people around them, to be mounted at `/portal-api`. */
export function followedMeetingsRoutes(gate: Gate, deps: MeetingUseDeps): Router {
  const router = Router();

  mount(router, gate, contract.listDay, ({ query, caller }) => listDay(deps, caller, query));
  mount(router, gate, contract.readHistory, ({ params, caller }) => readHistory(deps, caller, params.link));
  mount(router, gate, contract.listReconcile, ({ caller }) => listReconcile(deps, caller));
  mount(router, gate, contract.resolveReconcile, ({ params, body, caller, version }) =>
    resolveReconcile(deps, caller, params.link, version, body),
  );

  mount(router, gate, contract.listDeparted, ({ caller }) => listDeparted(deps, caller));
  mount(router, gate, contract.markDeparted, ({ body, caller }) =>
    markDeparted(deps, caller, body.organizer),
  );
  mount(router, gate, contract.decideDeparted, ({ params, body, caller, version }) =>
    decideDeparted(deps, caller, params.organizer, version, body),
  );

  return router;
}
