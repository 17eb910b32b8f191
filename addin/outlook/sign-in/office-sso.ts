import type { Rung, RungAnswer } from './ladder.ts';

/** The part of OfficeRuntime that this needs; older Outlooks have it as `Office.auth` only. */
interface OfficeAuth {
  readonly getAccessToken: (options: {
    readonly allowSignInPrompt: boolean;
    readonly allowConsentPrompt: boolean;
    readonly authChallenge?: string;
  }) => Promise<string>;
}

/**
 * Single sign-on of Office, the way before nested app authentication. Its errors 13001 (not signed in), 13006, 13012
 * (not supported here) and the rest send the person to the dialog
 * (learn.microsoft.com/office/dev/add-ins/develop/troubleshoot-sso-in-office-add-ins).
 */
export function officeSso(): Rung {
  return {
    name: 'office',
    silently: async ({ claims }) => await ask(false, claims),
    onClick: async ({ claims }) => await ask(true, claims),
  };
}

async function ask(prompt: boolean, challenge: string | null): Promise<RungAnswer> {
  const auth = officeAuth();
  if (!auth) return { got: 'nothing', reason: 'not supported here' };
  try {
    const token = await auth.getAccessToken({
      allowSignInPrompt: prompt,
      allowConsentPrompt: prompt,
      ...(challenge !== null && { authChallenge: challenge }),
    });
    return { got: 'token', token: { token, expiresAt: expiryOf(token) } };
  } catch (error) {
    return answerOf((error as { code?: unknown } | null)?.code);
  }
}

/** 13002: the person closed Office's own window. Everything else, not being signed in included, is for the dialog. */
function answerOf(code: unknown): RungAnswer {
  if (code === 13_002) return { got: 'canceled' };
  return { got: 'nothing', reason: typeof code === 'number' ? String(code) : 'failed' };
}

/** When to stop using the token. Only the server judges a token; this reads its own `exp` to renew it in time. */
export function expiryOf(token: string): number {
  try {
    const payload = token.split('.')[1] ?? '';
    const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { exp?: unknown };
    return typeof claims.exp === 'number' ? claims.exp * 1000 : 0;
  } catch {
    return 0; // not a token we can read: use it once, then ask again
  }
}

function officeAuth(): OfficeAuth | undefined {
  const runtime = (globalThis as { OfficeRuntime?: { auth?: OfficeAuth } }).OfficeRuntime;
  if (runtime?.auth) return runtime.auth;
  return Office.context.requirements.isSetSupported('IdentityAPI', '1.3') ? Office.auth : undefined;
}
