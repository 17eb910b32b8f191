export { accessProofRoutes } from './access-proof.routes.ts';
export type { AccessProofRoutesDeps } from './access-proof.routes.ts';
export { createProofStore } from './access-proof.store.ts';
export { nextDailyMinute } from './next-proof.ts';
export { proveAccess } from './prove-access.ts';
export type { ProofWish, ProveAccessDeps } from './prove-access.ts';
