export type { CalendarRead, OnRead } from './calendar-read.ts';
export { createMirror } from './create-mirror.ts';
export type { Mirror, MirrorDeps } from './create-mirror.ts';
export { MIRROR_CHANNEL } from './claims.store.ts';
export { mirrorRoutes } from './mirror.routes.ts';
export { keyOf } from './sighting.ts';
export type { MeetingKey } from './sighting.ts';
export { webhookRoutes } from './webhooks.routes.ts';
export { windowAt } from './window.ts';
