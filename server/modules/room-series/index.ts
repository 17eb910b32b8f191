export { roomSeriesRoutes } from './room-series.routes.ts';
