import type { Request } from 'express';
import { describeEws } from '../ews/received.ts';

/** Those that are asked over HTTP. */
export type Service = 'login' | 'graph' | 'exchange';

/** What a request to a simulated service, or one of its own to the product, is about; for the log and for faults. */
export interface CallDescription {
  readonly service: Service | 'notifications' | 'smtp';
  readonly method: string;
  /** Without the query, which may carry codes and tokens. */
  readonly path: string;
  readonly operation: string;
  readonly mailbox: string | null;
  readonly select: string | null;
}

/** Operations by method and path, first match wins; `$1` of a pattern is the mailbox. */
const operations: Readonly<Record<'graph' | 'login', readonly (readonly [RegExp, string])[]>> = {
  graph: [
    [/^\w+ \/v1\.0\/places\/microsoft\.graph\.room$/i, 'listRooms'],
    [/^\w+ \/v1\.0\/places\/microsoft\.graph\.roomList$/i, 'listRoomLists'],
    [/^\w+ \/v1\.0\/places\/microsoft\.graph\.building$/i, 'listBuildings'],
    [/^\w+ \/v1\.0\/places\/microsoft\.graph\.floor$/i, 'listFloors'],
    [/^\w+ \/v1\.0\/places\/microsoft\.graph\.workspace$/i, 'listWorkspaces'],
    [/^\w+ \/v1\.0\/places\/[^/]+\/microsoft\.graph\.roomList\/rooms$/i, 'listRoomsOfList'],
    [/^\w+ \/v1\.0\/places\/[^/]+$/i, 'readPlace'],
    [/^POST \/v1\.0\/users\/([^/]+)\/calendar\/getSchedule$/i, 'getSchedule'],
    [/^\w+ \/v1\.0\/users\/([^/]+)\/(?:calendar\/)?calendarView\/delta$/i, 'calendarViewDelta'],
    [/^\w+ \/v1\.0\/users\/([^/]+)\/(?:calendar\/)?calendarView$/i, 'calendarView'],
    [/^\w+ \/v1\.0\/users\/([^/]+)\/(?:calendar\/)?events$/i, 'listEvents'],
    [/^\w+ \/v1\.0\/users\/([^/]+)\/(?:calendar\/)?events\/[^/]+$/i, 'readEvent'],
    [/^\w+ \/v1\.0\/users\/([^/]+)\/checkMemberGroups$/i, 'checkMemberGroups'],
    [/^\w+ \/v1\.0\/users\/([^/]+)\/transitiveMemberOf\//i, 'transitiveMemberOf'],
    [/^\w+ \/v1\.0\/users\/([^/]+)\/(?:messages|mailFolders)/i, 'readMail'],
    [/^\w+ \/v1\.0\/users\/([^/]+)$/i, 'readUser'],
    [/^\w+ \/v1\.0\/users$/i, 'listUsers'],
    [/^\w+ \/v1\.0\/groups$/i, 'listGroups'],
    [/^\w+ \/v1\.0\/groups\/[^/]+\/transitiveMembers\//i, 'transitiveMembers'],
    [/^\w+ \/v1\.0\/groups\/[^/]+$/i, 'readGroup'],
    [/^\w+ \/v1\.0\/me$/i, 'readMe'],
    [/^POST \/v1\.0\/\$batch$/i, 'batch'],
    [/^\w+ \/v1\.0\/organization$/i, 'readOrganization'],
    [/^POST \/v1\.0\/subscriptions$/i, 'createSubscription'],
    [/^\w+ \/v1\.0\/subscriptions$/i, 'listSubscriptions'],
    [/^POST \/v1\.0\/subscriptions\/[^/]+\/reauthorize$/i, 'reauthorizeSubscription'],
    [/^PATCH \/v1\.0\/subscriptions\/[^/]+$/i, 'renewSubscription'],
    [/^DELETE \/v1\.0\/subscriptions\/[^/]+$/i, 'deleteSubscription'],
    [/^\w+ \/v1\.0\/subscriptions\/[^/]+$/i, 'readSubscription'],
  ],
  login: [
    [/\/\.well-known\/openid-configuration$/i, 'discovery'],
    [/\/discovery\/instance$/i, 'discovery'],
    [/\/discovery\/v2\.0\/keys$/i, 'keys'],
    [/\/oauth2\/v2\.0\/token$/i, 'token'],
    [/\/oauth2\/v2\.0\/authorize$/i, 'authorize'],
    [/\/oauth2\/v2\.0\/logout$/i, 'logout'],
    [/\/adminconsent$/i, 'adminConsent'],
  ],
};

/** `req` must be as its service sees it: path from the service's own root. */
export function describeCall(service: Service, req: Request): CallDescription {
  if (service === 'exchange') {
    return { service, method: req.method, path: req.path.slice(0, 500), ...describeEws(req) };
  }
  const line = `${req.method} ${req.path}`;
  const select = req.query.$select;
  const found = operations[service].find(([pattern]) => pattern.test(line));
  const mailbox = found?.[0].exec(line)?.[1];
  return {
    service,
    method: req.method,
    path: req.path.slice(0, 500),
    operation: found?.[1] ?? 'other',
    mailbox: mailbox === undefined ? null : decoded(mailbox).toLowerCase(),
    select: typeof select === 'string' ? select.slice(0, 500) : null,
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
