export { askedBy, system } from './audit-record.ts';
export type { Actor, AuditRecord } from './audit-record.ts';
export { createAuditLog } from './audit-log.store.ts';
export type { AuditLog } from './audit-log.store.ts';
export { auditRoutes } from './audit.routes.ts';
export { entriesAbout } from './entries-about.store.ts';
export { auditLast, holdAuditEnd, recordAudit } from './audit.store.ts';
export { canonical, CHAIN_START } from './entry-hash.ts';
