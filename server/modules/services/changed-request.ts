import type { Cause, LinkedMeeting } from '../meetings/index.ts';
import type { What, Why } from './decision.ts';
import type { Provider, ServiceRequest } from './request.ts';

/** A change of one request as it is audited and told. */
export interface ChangedRequest {
  readonly provider: Provider;
  /** Null: it is new. */
  readonly before: ServiceRequest | null;
  readonly after: ServiceRequest;
  readonly what: What;
  readonly why: Why | null;
  /** The team that delivers where the meeting is now, when that is why it has ended. */
  readonly instead?: string;
}

/** The meeting of a change, and who or what brought it about. */
export interface ChangeContext {
  readonly link: Pick<
    LinkedMeeting,
    'id' | 'organizer' | 'contact' | 'isAbandoned' | 'language' | 'timeZone'
  >;
  readonly cause: Cause;
  readonly requestId?: string | null;
}

/**
 * Changes of a series that are of one kind, together: one entry of the audit and one notice for all dates of it that go
 * the same way, never one per date.
 */
export function inDigests(changes: readonly ChangedRequest[]): readonly (readonly ChangedRequest[])[] {
  const digests = Map.groupBy(
    changes,
    ({ after, what, why, instead }) => `${after.template} ${what} ${why} ${after.status} ${instead}`,
  );
  return [...digests.values()].map((digest) =>
    digest.toSorted((one, other) => (one.after.start < other.after.start ? -1 : 1)),
  );
}

/** What a digest is about: the request itself, or for many dates what they all come from. */
export function itemOf(digest: readonly ChangedRequest[]): string {
  const [first, ...others] = digest;
  if (!first) return '';
  return others.length === 0 ? first.after.id : first.after.template;
}
