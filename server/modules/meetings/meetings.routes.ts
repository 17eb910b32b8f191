import { Router } from 'express';
import { listDates as listDatesRoute } from '../../../contract/meeting-dates.ts';
import * as contract from '../../../contract/meetings.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { listDates } from './list-dates.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { discardMeeting, listDrafts, readMeeting, recoverMeetings } from './own-meetings.ts';
import { takeBackMeeting } from './take-back-own.ts';
import { putMeeting } from './put-meeting.ts';
import { readVerdict } from './verdict.ts';

/** Meetings for the pane and for what runs at Send, to be mounted at `/addin-api`. */
export function meetingsRoutes(gate: Gate, deps: MeetingUseDeps): Router {
  const router = Router();

  mount(router, gate, contract.putMeeting, ({ params, body, caller }) =>
    putMeeting(deps, caller, params.bookingKey, body),
  );
  mount(router, gate, contract.readMeeting, ({ params, caller }) =>
    readMeeting(deps, caller, params.bookingKey),
  );
  mount(router, gate, listDatesRoute, ({ params, caller }) => listDates(deps, caller, params.bookingKey));
  mount(router, gate, contract.recoverMeetings, ({ query, caller }) => recoverMeetings(deps, caller, query));
  mount(router, gate, contract.discardMeeting, ({ params, caller }) =>
    discardMeeting(deps, caller, params.bookingKey),
  );
  mount(router, gate, contract.takeBackMeeting, ({ params, caller, version }) =>
    takeBackMeeting(deps, caller, params.bookingKey, version),
  );
  mount(router, gate, contract.readVerdict, ({ params, caller }) =>
    readVerdict(deps, caller, params.bookingKey),
  );
  mount(router, gate, contract.listDrafts, ({ caller }) => listDrafts(deps, caller));

  return router;
}
