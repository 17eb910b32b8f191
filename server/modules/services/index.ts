export { watchCapacity } from './capacity/watch-capacity.ts';
export { createServices, teamsForMessages } from './create-services.ts';
export type { Services, ServicesDeps } from './create-services.ts';
export type { ServiceUseDeps } from './service-deps.ts';
export { serviceRoutes, serviceTeamRoutes } from './services.routes.ts';
export { chargeOf, isDue } from './charges/charge.ts';
export type { Charge, ChargePart } from './charges/charge.ts';
export { chargedRequests, countOpenCharges, findCharged } from './charges/charges.store.ts';
export type {
  ChargedRequest,
  ChargeScope,
  ChargeWish,
  NumberedRequest,
  SettledCharge,
} from './charges/charges.store.ts';
export { ChosenDates, isWanted, requireDates } from './dates/chosen-dates.ts';
export { numberRequests } from './charges/numbers.store.ts';
export { eachDue, firstDue, sumDue } from './charges/due.store.ts';
export type { DueRequest, DueWish } from './charges/due.store.ts';
export type { DeliveryWindow } from './charges/to-settle.store.ts';
export { beginningOf, endOf, wallClock } from './charges/delivery-days.ts';
export { keepSettled, noteSame } from './charges/settled.store.ts';
export type { NewlySettled } from './charges/settled.store.ts';
export { lineReply } from './orders/ordered-line.ts';
export { listProviders, placesAndTenants } from './providers.store.ts';
export { meetingDates } from './meeting-rooms.store.ts';
export { countMentions } from './mentions/mentions.store.ts';
export { findRequest } from './requests.store.ts';
export { knownRooms } from './served-rooms.store.ts';
export type { KnownRooms } from './served-rooms.store.ts';
export type { ServiceRequest } from './request.ts';
export { closureAt } from './deadlines/opening.ts';
export { renameRoomsOfServices } from './rename-rooms.store.ts';
