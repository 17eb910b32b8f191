import { createContext, use } from 'react';
import type { readPortalMe } from '../../contract/portal.ts';
import type { Instant, OrganizationId } from '../../contract/primitives.ts';
import type { Permission, RouteReply } from '../../contract/route.ts';
import type { Call } from '../../ui/api/call.ts';
import type { TimeFormat } from '../../ui/time/format.ts';

export type Me = RouteReply<typeof readPortalMe>;
export type Membership = Me['organizations'][number];

/** What every page of the portal works with, once somebody is signed in and acts in an organization. */
export interface Session {
  readonly me: Me;
  readonly organization: Membership;
  /** Calls in the organization; a session that has ended meanwhile shows the sign-in page by itself. */
  readonly call: Call;
  readonly time: TimeFormat;
  readonly timeZone: string;
  /** Whether the person may do this somewhere in the organization. */
  readonly may: (permission: Permission) => boolean;
  readonly switchTo: (organization: OrganizationId) => void;
  /** Roles and organizations anew. */
  readonly refresh: () => void;
  /** Reads out, to people who use a screen reader, what an action of theirs did. */
  readonly announce: (sentence: string) => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('this component belongs behind the sign-in');
  return session;
}

/** `Tue, 1 Dec 2026, 10:00`, in the zone of this browser. */
export function useMoment(): (instant: Instant) => string {
  const { time, timeZone } = useSession();
  return (instant) => `${time.day(instant, timeZone)}, ${time.clock(instant, timeZone)}`;
}
