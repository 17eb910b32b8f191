export { datesAtSend } from './dates-at-send.ts';
export { roomSeriesRoutes } from './room-series.routes.ts';
