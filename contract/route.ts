import { z } from 'zod';
import type { ProblemCode } from './problem.ts';

/** Which of the product's APIs a route belongs to; each has its own way of signing in. */
export type Api = 'addin-api';

/** What a route asks of its caller: nothing, a valid sign-in, or a permission within the organization they named. */
export type Permission = 'rooms.read';
export type Access = 'public' | 'signed-in' | Permission;

/** What goes over the wire for one route: read by the server (mount), the browser (typed call) and the OpenAPI printer. */
export interface Route {
  readonly api: Api;
  readonly method: 'get' | 'post';
  /** Express path below the API's root, e.g. `/rooms/:mailbox`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType;
  readonly reply: z.ZodType;
  readonly status: number;
  /** The problems a caller should expect beyond the common ones. */
  readonly problems: readonly ProblemCode[];
}

const nothing = z.strictObject({});

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
  const filled = { params: nothing, query: nothing, body: nothing, status: 200, problems: [], ...draft };
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
}

/** What a caller gets back, after parsing. */
export type RouteReply<R extends Route> = z.output<R['reply']>;
