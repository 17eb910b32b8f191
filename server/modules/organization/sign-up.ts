import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Principal } from '../../entra/principal.ts';
import { Problem } from '../../kernel/problem.ts';
import { newSignUpCode, signUpCodeHash } from './sign-up-code.ts';
import type { NewOrganization, SignUpStore } from './sign-up.store.ts';

const UNUSED_CODES_LAST_MS = 30 * 24 * 60 * 60_000;

export interface SignUpDeps {
  readonly signUp: SignUpStore;
  /** `code`: a new organization needs a code that the server printed at a start; `open`: anybody may. */
  readonly mode: 'code' | 'open';
  /** Real time. */
  readonly now: () => number;
}

/** Makes the code of this start, for the operator's eyes only; null when none is needed. Only its hash is kept. */
export async function issueSignUpCode({ signUp, mode, now }: SignUpDeps): Promise<string | null> {
  if (mode === 'open') return null;
  const code = newSignUpCode();
  await signUp.addCode(signUpCodeHash(code), now(), now() - UNUSED_CODES_LAST_MS);
  return code;
}

/**
 * Opens an organization for the signed-in person, who becomes its owner by name. The same id with the same content again
 * gives the organization that is there and spends no code. Rejects with `sign-up-refused` for a guest and for a wrong or
 * used code, and with `idempotency-key-reused` when the id is taken.
 */
export async function signUp(
  { signUp, mode, now }: SignUpDeps,
  person: Principal,
  { code = '', ...wanted }: NewOrganization & { readonly code?: string | undefined },
): Promise<{ readonly id: OrganizationId; readonly name: string }> {
  if (person.isGuest) {
    throw new Problem(
      'sign-up-refused',
      'You are a guest in the tenant that you signed in with. Sign in with an account of your own organization.',
    );
  }
  const codeHash = mode === 'code' ? signUpCodeHash(code) : null;
  const opened = await signUp.open(person, wanted, codeHash, now());
  if (opened === 'code-refused') {
    throw new Problem('sign-up-refused', 'This code is not one that opens a new organization.', {
      errors: [
        { pointer: '/body/code', detail: 'is not the code that the server printed, or was used already' },
      ],
    });
  }
  if (opened === 'id-taken') {
    throw new Problem('idempotency-key-reused', 'This id belongs to another organization already.');
  }
  return { id: wanted.id, name: wanted.name };
}
