import type { Principal } from '../../entra/principal.ts';
import type { PortalSessionDeps } from './portal-sessions.ts';

export interface SignOutDeps extends PortalSessionDeps {
  /** e.g. `https://login.microsoftonline.com`. */
  readonly authority: string;
  readonly publicUrl: string;
}

/**
 * Ends the session that the person came with. Gives the address where Microsoft ends its own, which comes back to the
 * portal (OpenID Connect RP-Initiated Logout 1.0; the address must be registered as a redirect URI).
 */
export async function signOut(
  { sessions, now, authority, publicUrl }: SignOutDeps,
  { tenantId, session }: Principal,
): Promise<{ readonly next: string }> {
  if (session !== undefined) await sessions.revoke(session, now());
  const next = new URL(`${authority}/${tenantId}/oauth2/v2.0/logout`);
  next.searchParams.set('post_logout_redirect_uri', `${publicUrl}/portal/`);
  return { next: next.href };
}

/** Ends every session of the person, in every browser and pane. Access tokens of panes end by themselves within the hour. */
export async function signOutEverywhere(
  { sessions, now }: PortalSessionDeps,
  person: Principal,
): Promise<{ readonly ended: number }> {
  return { ended: await sessions.revokePerson(person, now()) };
}
