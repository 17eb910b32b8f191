export type { RoomDetailsDeps } from './reach.ts';
export { roomDetailsRoutes, shownRoomRoutes } from './room-details.routes.ts';
