import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Asking, Gate } from '../../http/gate.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import type { OrganizationStore } from '../organization/index.ts';
import { isSessionToken } from '../sign-in/index.ts';
import { callerOf } from './caller-of.ts';
import type { CallerDeps } from './caller-of.ts';

export interface GateDeps extends CallerDeps {
  /** Who an Entra access token, or a session token of the sign-in dialog, speaks for; rejects with a Problem. */
  readonly verifyToken: (token: string) => Promise<Principal>;
  readonly readSession: (token: string) => Promise<Principal>;
  readonly organizations: Pick<OrganizationStore, 'noteOpened'>;
  readonly clock: Clock;
  /** A database that takes no note now is no reason to let nobody in; the next call tries again. */
  readonly onNotNoted: (error: unknown) => void;
}

/**
 * The gate of `/addin-api`: bearer tokens only (RFC 6750). Cookies are not looked at, so no other site can make a
 * browser act for somebody. The first call that is let in shows that the add-in has arrived in an organization. An organization that the person's tenant is not linked to does not exist for them.
 */
export function createGate(deps: GateDeps): Gate {
  async function principal(request: Asking): Promise<Principal> {
    const token = /^Bearer +([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) throw new Problem('token-missing', 'The request carries no access token. Sign in first.');
    return isSessionToken(token) ? deps.readSession(token) : deps.verifyToken(token);
  }

  return {
    principal,
    caller: async (request, permission) =>
      await callerOf(deps, request, await principal(request), permission, async ({ id, isOpened }) => {
        if (!isOpened) await noteOpened(deps, id);
      }),
  };
}

async function noteOpened(
  { organizations, clock, onNotNoted }: GateDeps,
  organization: OrganizationId,
): Promise<void> {
  try {
    await organizations.noteOpened(organization, clock.now());
  } catch (error) {
    onNotNoted(error);
  }
}
