import { Router } from 'express';
import { z } from 'zod';
import * as plans from '../../../contract/floor-plans.ts';
import { PictureHash } from '../../../contract/pictures.ts';
import { CalendarId, MailboxAddress, UnitId } from '../../../contract/primitives.ts';
import * as details from '../../../contract/room-details.ts';
import * as faults from '../../../contract/room-faults.ts';
import type { Gate } from '../../http/gate.ts';
import { mountPicture } from '../../http/mount-picture.ts';
import { mount } from '../../http/mount.ts';
import {
  addRoomPicture,
  arrangeRoomPictures,
  changeRoomDetails,
  readRoomDetails,
  readRoomPicture,
} from './change-details.ts';
import { closeRoomFault, listRoomFaults } from './close-fault.ts';
import { placeOnFloorPlan, readFloorPlan, readPlanPicture, removeFloorPlan, setFloorPlan } from './plans.ts';
import type { RoomDetailsDeps } from './reach.ts';
import { reportFault } from './report-fault.ts';
import { showPicture, showPlan, showRoom } from './show-room.ts';

/** Details of rooms for those who look after them, to be mounted at `/portal-api`. */
export function roomDetailsRoutes(gate: Gate, deps: RoomDetailsDeps): Router {
  const router = Router();

  mount(router, gate, details.readRoomDetails, ({ params, caller }) =>
    readRoomDetails(deps, caller, params.id),
  );
  mount(router, gate, details.changeRoomDetails, ({ params, body, caller, version }) =>
    changeRoomDetails(deps, caller, { ...params, version, ...body }),
  );
  mount(router, gate, details.addRoomPicture, ({ params, body: { id, alt, content }, caller, version }) =>
    addRoomPicture(deps, caller, {
      id: params.id,
      version,
      picture: { id, alt, content: Buffer.from(content, 'base64') },
    }),
  );
  mount(router, gate, details.arrangeRoomPictures, ({ params, body, caller, version }) =>
    arrangeRoomPictures(deps, caller, { ...params, version, ...body }),
  );
  mountPicture(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/rooms/:id/pictures/:hash',
      access: 'calendars.read',
      params: z.strictObject({ id: CalendarId, hash: PictureHash }),
      isNamedByContent: true,
    },
    ({ params, caller }) => readRoomPicture(deps, caller, params),
  );

  mount(router, gate, plans.readFloorPlan, ({ params, caller }) => readFloorPlan(deps, caller, params.id));
  mount(router, gate, plans.setFloorPlan, ({ params, body, caller, version }) =>
    setFloorPlan(deps, caller, { ...params, version, content: Buffer.from(body.content, 'base64') }),
  );
  mount(router, gate, plans.removeFloorPlan, ({ params, caller, version }) =>
    removeFloorPlan(deps, caller, { ...params, version }),
  );
  mount(router, gate, plans.placeOnFloorPlan, ({ params, body, caller, version }) =>
    placeOnFloorPlan(deps, caller, { ...params, version, ...body }),
  );
  mountPicture(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/units/:id/plan/:hash',
      access: 'calendars.read',
      params: z.strictObject({ id: UnitId, hash: PictureHash }),
      isNamedByContent: true,
    },
    ({ params, caller }) => readPlanPicture(deps, caller, params),
  );

  mount(router, gate, faults.listRoomFaults, ({ query, caller }) => listRoomFaults(deps, caller, query));
  mount(router, gate, faults.closeRoomFault, ({ params, body, caller, version }) =>
    closeRoomFault(deps, caller, { ...params, version, ...body }),
  );
  return router;
}

const ofShown = z.strictObject({ mailbox: MailboxAddress, hash: PictureHash });

/** What people see of a room and report about it, to be mounted at `/addin-api`. */
export function shownRoomRoutes(gate: Gate, deps: RoomDetailsDeps): Router {
  const router = Router();
  mount(router, gate, details.showRoom, ({ params, query, caller }) =>
    showRoom(deps, caller, params.mailbox, query),
  );
  mount(router, gate, faults.reportFault, ({ params, body, caller }) =>
    reportFault(deps, caller, params.mailbox, body),
  );
  const picture = {
    api: 'addin-api',
    access: 'rooms.read',
    params: ofShown,
    isNamedByContent: true,
  } as const;
  mountPicture(router, gate, { ...picture, path: '/rooms/:mailbox/pictures/:hash' }, ({ params, caller }) =>
    showPicture(deps, caller, params),
  );
  mountPicture(router, gate, { ...picture, path: '/rooms/:mailbox/plan/:hash' }, ({ params, caller }) =>
    showPlan(deps, caller, params),
  );
  return router;
}
