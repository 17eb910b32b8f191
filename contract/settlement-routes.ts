import { addApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { listServiceRequests, readServiceRequest, settleServiceRequest } from './public-api.ts';
import {
  changeLayout,
  listSettlementRows,
  listSettlements,
  lockSettlement,
  previewSettlement,
  readLayout,
  readSettlement,
} from './settlements.ts';
import type { Route } from './route.ts';

/** What is settled, by people and by programs with a key. */
export const settlementRoutes: readonly Route[] = [
  listSettlements,
  previewSettlement,
  lockSettlement,
  readSettlement,
  listSettlementRows,
  readLayout,
  changeLayout,
  listApiKeys,
  addApiKey,
  revokeApiKey,
  listServiceRequests,
  readServiceRequest,
  settleServiceRequest,
];
