export { currencyOf } from './change-currency.ts';
export { costCentersFor, findCostCenter } from './charge.store.ts';
export type { CostCenter, Payer } from './charge.store.ts';
export type { FinanceDeps } from './finance-deps.ts';
export { financeRoutes } from './finance.routes.ts';
export { aloneWithMoney, hasCostCenters, listCostCenters, listVatCategories } from './finance.store.ts';
export { priceLine, shareOf, sumOf } from './price-line.ts';
export type { LinePrice, PricedLine } from './price-line.ts';
export { requireCostCenter } from './require-cost-center.ts';
