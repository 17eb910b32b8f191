import type { AuthenticationResult, IPublicClientApplication } from '@azure/msal-browser';
import type { PaneSettings } from '../settings.ts';
import type { Rung, RungAnswer, TokenWish } from './ladder.ts';

/**
 * Nested app authentication: Outlook itself is the broker
 * (learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in).
 * msal-browser is loaded only where the requirement set says that this can work.
 */
export function nestedApp(settings: PaneSettings): Rung {
  let application: Promise<IPublicClientApplication> | null = null;
  const open = async () => {
    const { createNestablePublicClientApplication } = await import('@azure/msal-browser');
    const auth = {
      clientId: settings.clientId,
      authority: `${settings.authority.replace(/\/$/, '')}/common`,
    };
    return await createNestablePublicClientApplication({ auth });
  };
  const ask = async (
    acquire: (application: IPublicClientApplication) => Promise<AuthenticationResult>,
  ): Promise<RungAnswer> => {
    if (!Office.context.requirements.isSetSupported('NestedAppAuth', '1.1')) {
      return { got: 'nothing', reason: 'not supported here' };
    }
    try {
      application ??= open();
      const { accessToken, expiresOn } = await acquire(await application);
      return { got: 'token', token: { token: accessToken, expiresAt: expiresOn?.getTime() ?? 0 } };
    } catch (error) {
      return answerOf(codeOf(error));
    }
  };
  const request = ({ fresh, claims }: TokenWish) => ({
    scopes: [settings.scope],
    forceRefresh: fresh,
    ...(claims !== null && { claims }),
  });

  return {
    name: 'nested-app',
    silently: async (wish) => await ask(async (msal) => await msal.acquireTokenSilent(request(wish))),
    onClick: async (wish) => await ask(async (msal) => await msal.acquireTokenPopup(request(wish))),
  };
}

/** What a person can settle in a window (Entra's own words for it, and MSAL's for the windows it could not open). */
const needsPerson = new Set([
  'interaction_required',
  'login_required',
  'consent_required',
  'native_account_unavailable',
]);

export function answerOf(code: string): RungAnswer {
  if (code === 'user_cancelled') return { got: 'canceled' };
  if (needsPerson.has(code)) return { got: 'needs-click' };
  // `no_account_error`: there was no bridge, and MSAL silently made an ordinary client that cannot work in a frame.
  return { got: 'nothing', reason: code };
}

function codeOf(error: unknown): string {
  const code = (error as { errorCode?: unknown } | null)?.errorCode;
  return typeof code === 'string' && code !== '' ? code : 'failed';
}
