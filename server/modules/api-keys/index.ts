export { answerOnce } from './answer-once.ts';
export { apiKeyRoutes } from './api-keys.routes.ts';
export { createKeyGate } from './key-gate.ts';
export type { ApiKeyDeps } from './manage-keys.ts';
