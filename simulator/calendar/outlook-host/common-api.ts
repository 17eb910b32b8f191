import { z } from 'zod';
import { TokenError } from './nested-auth.ts';
import type { Broker } from './nested-auth.ts';

/** What the API that all Office hosts share asks of this one. */
export interface CommonHost {
  readonly broker: Broker;
  /** What `getAccessToken` asks Entra for. */
  readonly scope: string;
  readonly completeCommand: (data: unknown) => void;
  readonly closePane: () => void;
}

const Call = z.looseObject({ DdaMethod: z.looseObject({ DispatchId: z.number() }) });

const COMMAND_COMPLETED = 94;
const CLOSE_CONTAINER = 97;
const GET_ACCESS_TOKEN = 98;

const CONSENT_MISSING = 13005;
const CLIENT_ERROR = 13006;
const UNSUPPORTED = 5000;

/** Answers `executeMethod`: completed commands, closing the pane, single sign-on. */
export async function answerCommon(data: unknown, host: CommonHost) {
  const reply = { Version: 1, Error: 0 };
  const parsed = Call.safeParse(data);
  const dispatchId: number = parsed.data?.DdaMethod.DispatchId ?? -1;
  switch (dispatchId) {
    case COMMAND_COMPLETED:
      host.completeCommand(data);
      return reply;
    case CLOSE_CONTAINER:
      host.closePane();
      return reply;
    case GET_ACCESS_TOKEN:
      return { ...reply, ...(await accessToken(host)) };
    default:
      return { ...reply, Error: UNSUPPORTED };
  }
}

async function accessToken({ broker, scope }: CommonHost) {
  if (broker.switches.sso !== null) return { Error: broker.switches.sso };
  try {
    return { accessToken: (await broker.tokens(scope)).accessToken };
  } catch (error) {
    const isConsent = error instanceof TokenError && error.code === 'AADSTS65001';
    return { Error: isConsent ? CONSENT_MISSING : CLIENT_ERROR };
  }
}
