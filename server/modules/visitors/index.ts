export { badgeOf } from './badge/print-badges.ts';
export type { BadgeDeps } from './badge/print-badges.ts';
export { createVisitors } from './create-visitors.ts';
export type { Visitors, VisitorsDeps } from './create-visitors.ts';
export type { VisitorUseDeps } from './visitor-deps.ts';
export { receptionRoutes, visitorRoutes } from './visitors.routes.ts';
