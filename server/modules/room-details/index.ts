export type { RoomDetailsDeps } from './reach.ts';
export { eraseReporters, listReporters, readReporters } from './reporters.ts';
export { roomDetailsRoutes, shownRoomRoutes } from './room-details.routes.ts';
