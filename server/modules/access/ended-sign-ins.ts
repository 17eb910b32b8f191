import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Principal } from '../../entra/principal.ts';
import { Problem } from '../../kernel/problem.ts';
import type { SignOutStore } from './sign-outs.store.ts';

export interface EndedSignInsDeps {
  readonly signOuts: Pick<SignOutStore, 'listOf'>;
}

/**
 * Which of `organizations` no longer take the sign-in that a person came with, because an administrator ended all that
 * came before. One whose time is not known is taken for an earlier one.
 */
export async function readEnded(
  { signOuts }: EndedSignInsDeps,
  person: Principal,
  organizations: readonly OrganizationId[],
): Promise<ReadonlySet<OrganizationId>> {
  const ended = await signOuts.listOf(organizations, person);
  return new Set([...ended].flatMap(([organization, at]) => (isEnded(person, at) ? [organization] : [])));
}

/** Whether the sign-in that a person came with is one of those ended at a time (real milliseconds since 1970). */
export function isEnded({ signedInAt = -Infinity }: Pick<Principal, 'signedInAt'>, at: number): boolean {
  return signedInAt <= at;
}

export function signedOut(): Problem {
  return new Problem(
    'session-ended',
    'An administrator of your organization ended your sign-ins. Sign in again; in Outlook that may take five minutes to work.',
  );
}
