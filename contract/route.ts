import { z } from 'zod';
import type { ProblemCode } from './problem.ts';

/** Which of the product's APIs a route belongs to; each has its own way of signing in. */
export type Api = 'addin-api' | 'portal-api' | 'kiosk-api' | 'api/v1';

/** What may be done; a role is a bundle of these (server/modules/access/roles.ts). */
export const permissions = [
  'access.read',
  'access.write',
  'audit.read',
  'calendars.read',
  'calendars.write',
  'deploy.read',
  'directory.read',
  'feed.read',
  'integrations.read',
  'integrations.write',
  'keys.read',
  'keys.write',
  'kiosk.use',
  'meetings.act-for-others',
  'meetings.read',
  'meetings.reconcile',
  'organization.read',
  'organization.write',
  'personal-data.write',
  'proof.read',
  'receptions.read',
  'receptions.write',
  'requests.read',
  'requests.work',
  'rooms.read',
  'services.read',
  'services.write',
  'settlements.read',
  'settlements.write',
  'units.write',
  'visits.work',
] as const;
export const Permission = z.enum(permissions);
export type Permission = z.output<typeof Permission>;

/** What a route asks of its caller: nothing, a valid sign-in, or a permission within the organization they named. */
export type Access = 'public' | 'signed-in' | Permission;

/** What goes over the wire for one route: read by the server (mount), the browser (typed call) and the OpenAPI printer. */
export interface Route {
  readonly api: Api;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express path below the API's root, e.g. `/rooms/:mailbox`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType;
  readonly reply: z.ZodType;
  readonly status: number;
  /**
   * Changes something that somebody else may be changing: the request must say in `If-Match` which `version` it saw, and
   * meets 409 `changed-meanwhile` with the newer one when it is stale, 428 when the header is missing.
   */
  readonly conditional: boolean;
  /** Takes an `Idempotency-Key`: the same key with the same request gets the same answer, with another one 409. */
  readonly idempotent: boolean;
  /** The most a body may weigh, in KB. */
  readonly bodyLimitKb: number;
  /** The problems a caller should expect beyond the common ones. */
  readonly problems: readonly ProblemCode[];
}

const nothing = z.strictObject({});

/** The pane's largest body is a few hundred bytes. */
const USUAL_BODY_KB = 64;

type Draft = Pick<Route, 'api' | 'method' | 'path' | 'summary' | 'access' | 'reply'> & Partial<Route>;
type Filled<D extends Draft> = {
  readonly [K in keyof Route]: K extends keyof D
    ? Exclude<D[K], undefined> extends Route[K]
      ? Exclude<D[K], undefined>
      : Route[K]
    : K extends 'params' | 'query' | 'body'
      ? typeof nothing
      : Route[K];
};

/** Fills in what a route leaves out: no parameters, no body, 200, no problems of its own. */
export function route<const D extends Draft>(draft: D): Filled<D> {
  const filled = {
    params: nothing,
    query: nothing,
    body: nothing,
    status: 200,
    conditional: false,
    idempotent: false,
    bodyLimitKb: USUAL_BODY_KB,
    problems: [],
    ...draft,
  };
  return filled as unknown as Filled<D>; // the mapped type above says exactly what the spread does
}

/** What a handler receives, after parsing. */
export interface RouteInput<R extends Route> {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: z.output<R['body']>;
}

/** What a caller sends, before parsing. Empty parts may be left out. */
export interface RouteCall<R extends Route> {
  readonly params?: z.input<R['params']>;
  readonly query?: z.input<R['query']>;
  readonly body?: z.input<R['body']>;
  /** The version that the caller saw; only for routes that are `conditional`. */
  readonly version?: number;
}

/** What a caller gets back, after parsing. */
export type RouteReply<R extends Route> = z.output<R['reply']>;
