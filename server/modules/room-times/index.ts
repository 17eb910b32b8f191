export { roomTimesRoutes } from './room-times.routes.ts';
