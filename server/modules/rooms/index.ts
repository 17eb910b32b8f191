export { countRooms } from './count-rooms.ts';
export { eligibleRooms } from './eligible-rooms.ts';
export type { EligibleRoom } from './eligible-rooms.ts';
export { visibleRooms } from './visible-rooms.ts';
export { createRoomDirectory } from './room-directory.ts';
export { roomsRoutes } from './rooms.routes.ts';
export type { Room, RoomDirectory, RoomsDeps, Wish } from './room.ts';
