import type { IncomingMessage } from 'node:http';
import type { Permission } from '../../contract/route.ts';
import type { Principal } from '../entra/principal.ts';
import type { Caller } from '../kernel/caller.ts';

/** The part of a request that says who is asking: headers only, so that nobody is let in because of a body or a path. */
export type Asking = Pick<IncomingMessage, 'headers'>;

/**
 * Decides who may pass. Each API has its own gate, because each has its own way of signing in.
 * Both calls reject with a Problem (401 or 403, or 404 for an organization the person has no part in).
 */
export interface Gate {
  /** Who is signed in. */
  principal(request: Asking): Promise<Principal>;

  /** Who is signed in, within the organization that the request names; rejects unless they hold `permission` there. */
  caller(request: Asking, permission: Permission): Promise<Caller>;
}
