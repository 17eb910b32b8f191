import { Router } from 'express';
import * as contract from '../../../contract/calendars.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { addCalendars } from './add-calendars.ts';
import type { AddCalendarsDeps } from './add-calendars.ts';
import { changeCalendar, listCalendars, placeCalendars, removeCalendars } from './change-calendars.ts';
import type { ChangeCalendarsDeps } from './change-calendars.ts';
import { compareProcessing } from './compare-processing.ts';
import type { CompareProcessingDeps } from './compare-processing.ts';
import { findResourceMailboxes, listResourceMailboxes } from './resource-mailboxes.ts';

export type CalendarsRoutesDeps = AddCalendarsDeps & ChangeCalendarsDeps & CompareProcessingDeps;

/** Calendars for the portal, to be mounted at `/portal-api`. */
export function calendarsRoutes(gate: Gate, deps: CalendarsRoutesDeps): Router {
  const router = Router();

  mount(router, gate, contract.listResourceMailboxes, ({ caller, params, query }) =>
    listResourceMailboxes(deps, caller, params.id, query.fresh === 'yes'),
  );
  mount(router, gate, contract.findResourceMailboxes, ({ caller, params, body, signal }) =>
    findResourceMailboxes(deps, caller, params.id, body.addresses, signal),
  );
  mount(router, gate, contract.listCalendars, ({ caller }) => listCalendars(deps, caller));
  mount(router, gate, contract.addCalendars, ({ caller, body, signal }) =>
    addCalendars(deps, caller, body, signal),
  );
  mount(router, gate, contract.removeCalendars, ({ caller, body }) =>
    removeCalendars(deps, caller, body.ids),
  );
  mount(router, gate, contract.placeCalendars, ({ caller, body }) => placeCalendars(deps, caller, body));
  mount(router, gate, contract.changeCalendar, ({ caller, params, version, body }) =>
    changeCalendar(deps, caller, params.id, version, body),
  );
  mount(router, gate, contract.compareProcessing, ({ caller, body }) =>
    compareProcessing(deps, caller, body.text),
  );

  return router;
}
