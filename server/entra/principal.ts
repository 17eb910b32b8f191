/**
 * Who a verified token speaks for. `(tenantId, objectId)` is the identity; name and mail are for display and for
 * matching the organizer of a meeting, and may change.
 */
export interface Principal {
  readonly tenantId: string;
  readonly objectId: string;
  readonly name: string;
  readonly mail: string | null;
  /** Group object ids from the token; `null` when the token says there are too many to list (ask the directory). */
  readonly groups: ReadonlySet<string> | null;
  /** When Entra read those groups, in real milliseconds since 1970; absent when that is not known. */
  readonly groupsReadAt?: number;
  /** When Entra, or we, let them in with what they came with, in real milliseconds since 1970; absent: not known. */
  readonly signedInAt?: number;
  /** Values of the app roles that the tenant assigned to the person; absent: none. */
  readonly appRoles?: readonly string[];
  /** Invited into the tenant they signed in with; absent: not. */
  readonly isGuest?: boolean;
  /** Which portal session they came with, as `Caller.session` has it; absent everywhere else. */
  readonly session?: string;
}
