export { createIntegrations } from './create-integrations.ts';
export type { Integrations, IntegrationsDeps } from './create-integrations.ts';
export { createExchanges } from './exchanges.ts';
export type { Exchanges } from './exchanges.ts';
export { consentRoutes, integrationsRoutes } from './integrations.routes.ts';
export { createIntegrationStore } from './integrations.store.ts';
