import { beginRollCall, markPeople, readEvacuationList } from './evacuation.ts';
import { fillDeskFields, readDeskFields } from './desk-fields.ts';
import { listDeskVisits, listMyReceptions, notifyHost, takeStep } from './front-desk.ts';
import { parcelRoutes } from './parcels.ts';
import { erasePersonalData, exportPersonalData, findPersonalData } from './personal-data.ts';
import { findPreviousVisitors } from './previous-visitors.ts';
import { previewInvitation } from './reception-preview.ts';
import { addReception, changeReception, listReceptions } from './receptions.ts';
import { readHostChannels, setHostChannels, testHostChannel } from './host-channels.ts';
import { listedHostRoutes } from './listed-hosts.ts';
import { listHouseRules, publishHouseRules } from './house-rules.ts';
import { kioskRoutes } from './kiosk.ts';
import { changeKioskOptions, readKioskOptions } from './kiosk-options.ts';
import { inviteKiosk, listKiosks, revokeKiosk } from './kiosks.ts';
import { listPhotoConsents, publishPhotoConsent } from './photo-consents.ts';
import type { Route } from './route.ts';
import { confirmVisits } from './unfollowed-visits.ts';
import { checkInTogether, findHosts, nameHosts, welcomeWalkIns } from './walk-ins.ts';
import { watchRoutes } from './watch-list.ts';
import {
  changeVisitor,
  listRoomReceptions,
  listVisitors,
  registerVisitors,
  withdrawVisitor,
} from './visitors.ts';

/** Every route about receptions and who is expected there. */
export const visitorRoutes = [
  listReceptions,
  addReception,
  changeReception,
  previewInvitation,
  readHostChannels,
  setHostChannels,
  testHostChannel,
  listRoomReceptions,
  listVisitors,
  findPreviousVisitors,
  registerVisitors,
  changeVisitor,
  withdrawVisitor,
  listMyReceptions,
  listDeskVisits,
  takeStep,
  notifyHost,
  readEvacuationList,
  markPeople,
  beginRollCall,
  findHosts,
  welcomeWalkIns,
  checkInTogether,
  nameHosts,
  findPersonalData,
  exportPersonalData,
  erasePersonalData,
  listKiosks,
  inviteKiosk,
  revokeKiosk,
  listHouseRules,
  publishHouseRules,
  listPhotoConsents,
  publishPhotoConsent,
  readKioskOptions,
  changeKioskOptions,
  ...kioskRoutes,
  readDeskFields,
  fillDeskFields,
  confirmVisits,
  ...watchRoutes,
  ...listedHostRoutes,
  ...parcelRoutes,
] as const satisfies readonly Route[];
