export { createExchanges } from './exchanges.ts';
export { createIntegrationStore } from './integrations.store.ts';
