export { callRecordRoutes } from './call-record.routes.ts';
export { createCallRecords } from './call-records.ts';
export type { CallRecords } from './call-records.ts';
export type { CallTotal } from './call-record.store.ts';
