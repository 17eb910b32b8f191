import type { Permission } from '../../../contract/route.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Asking, Gate } from '../../http/gate.ts';
import type { Caller } from '../../kernel/caller.ts';
import { readPortalSession } from './portal-sessions.ts';
import type { PortalSessionDeps } from './portal-sessions.ts';
import { sessionCookie } from './session-cookie.ts';

export interface PortalGateDeps extends PortalSessionDeps {
  readonly publicUrl: string;
  /** The decision that every gate asks for, once it knows who is signed in. */
  readonly callerOf: (request: Asking, principal: Principal, permission: Permission) => Promise<Caller>;
}

/**
 * The gate of `/portal-api`: the session cookie only; `Authorization` is not looked at. That a request comes from a page
 * of ours is checked before it (server/http/portal/same-origin.ts).
 */
export function createPortalGate(deps: PortalGateDeps): Gate {
  const cookie = sessionCookie(deps.publicUrl);
  const principal = (request: Asking) => readPortalSession(deps, cookie.read(request.headers.cookie));

  return {
    principal,
    async caller(request, permission) {
      const person = await principal(request);
      return { ...(await deps.callerOf(request, person, permission)), session: person.session };
    },
  };
}
