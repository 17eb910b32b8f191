export type { SettlementDeps } from './settlement-deps.ts';
export { settlementRoutes } from './settlement.routes.ts';
export { publicApiRoutes } from './public-api.routes.ts';
