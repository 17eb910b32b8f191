export { badgeOf } from './badge/print-badges.ts';
export type { BadgeDeps } from './badge/print-badges.ts';
export { createVisitors } from './create-visitors.ts';
export type { Visitors, VisitorsDeps } from './create-visitors.ts';
export type { VisitorUseDeps } from './visitor-deps.ts';
export { personalDataRoutes } from './personal-data.routes.ts';
export { receptionRoutes, visitorRoutes } from './visitors.routes.ts';
