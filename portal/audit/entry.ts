import type { listAudit } from '../../contract/audit.ts';
import type { RouteReply } from '../../contract/route.ts';

export type Entry = RouteReply<typeof listAudit>['entries'][number];
