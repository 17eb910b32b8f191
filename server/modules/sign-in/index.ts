export { dialogRoutes, dialogSessionRoutes } from './sign-in.routes.ts';
export { isSessionToken, readSession } from './sessions.ts';
export type { SessionDeps } from './sessions.ts';
export { createSignInStore } from './sign-in.store.ts';
