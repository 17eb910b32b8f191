import { z } from 'zod';
import type { PaneTokens } from '../../outlook/wire.ts';
import type { Switches } from './switches.ts';

/** What the host does to sign a frame's add-in in. */
export interface Broker {
  readonly switches: Switches;
  /** Rejects with a TokenError when Entra refuses. */
  readonly tokens: (scope: string) => Promise<PaneTokens>;
  /** Asks the person; false: they would rather not. */
  readonly askPerson: () => Promise<boolean>;
  readonly account: { readonly personId: string; readonly tenantId: string };
}

/** A sign-in that Entra refused; `code` is its own, e.g. AADSTS65001. */
export class TokenError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const Request = z.object({
  messageType: z.literal('NestedAppAuthRequest'),
  method: z.enum(['GetInitContext', 'GetToken', 'GetTokenPopup']),
  requestId: z.string().max(200),
  tokenParams: z.object({ scope: z.string().max(2_000) }).optional(),
});

const ENVIRONMENT = 'login.sim.test';

/**
 * Answers one message of msal-browser's nested app authentication; null for a message that is none. The shape is what
 * @azure/msal-browser 5.29 reads.
 */
export async function answerNestedAuth(message: unknown, broker: Broker): Promise<object | null> {
  const parsed = Request.safeParse(message);
  if (!parsed.success) return null;
  const { method, requestId, tokenParams } = parsed.data;
  const reply = { messageType: 'NestedAppAuthResponse', requestId };

  if (broker.switches.nestedAuth === 'off')
    return { ...reply, ...refusal('DISABLED', 'off', 'This client has no nested authentication.') };
  if (method === 'GetInitContext') return { ...reply, success: true, initContext: initContext(broker) };
  return { ...reply, ...(await token(method === 'GetTokenPopup', tokenParams?.scope ?? '', broker)) };
}

function initContext({ account }: Broker) {
  return {
    sdkName: 'simulated-calendar',
    sdkVersion: '1.0.0',
    capabilities: { queryAccount: false },
    accountContext: {
      homeAccountId: `${account.personId}.${account.tenantId}`,
      environment: ENVIRONMENT,
      tenantId: account.tenantId,
    },
  };
}

async function token(isInteractive: boolean, scope: string, broker: Broker) {
  if (broker.switches.nestedAuth === 'interaction') {
    if (!isInteractive) {
      return refusal('USER_INTERACTION_REQUIRED', 'interaction_required', 'The person has to be asked.');
    }
    if (!(await broker.askPerson())) return refusal('USER_CANCEL', 'user_cancel', 'The person said no.');
  }
  try {
    const { accessToken, idToken, expiresIn, account, ...rest } = await broker.tokens(scope);
    const given = { access_token: accessToken, id_token: idToken, expires_in: expiresIn, scope: rest.scope };
    return { success: true, token: given, account };
  } catch (error) {
    if (error instanceof TokenError) return refusal(statusOf(error.code), error.code, error.message);
    return refusal('NO_NETWORK', 'no_network', 'The sign-in service could not be reached.');
  }
}

/** Missing consent can be mended by asking; everything else stays as it is. */
function statusOf(code: string): string {
  return code === 'AADSTS65001' ? 'USER_INTERACTION_REQUIRED' : 'PERSISTENT_ERROR';
}

function refusal(status: string, code: string, description: string) {
  return { success: false, error: { status, code, subError: '', description } };
}
