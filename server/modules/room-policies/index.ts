export { createRoomPolicyStore } from './room-policies.store.ts';
export { roomPoliciesRoutes } from './room-policies.routes.ts';
export { createRoomRankingStore } from './ranking/room-rankings.store.ts';
