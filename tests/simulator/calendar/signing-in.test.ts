import { answerCommon } from '../../../simulator/calendar/outlook-host/common-api.ts';
import { TokenError, answerNestedAuth } from '../../../simulator/calendar/outlook-host/nested-auth.ts';
import type { Broker } from '../../../simulator/calendar/outlook-host/nested-auth.ts';
import { readSwitches } from '../../../simulator/calendar/outlook-host/switches.ts';

const tokens = {
  accessToken: 'access',
  idToken: 'id',
  expiresIn: 3_600,
  scope: 'api://x/access_as_user',
  account: {
    environment: 'login.sim.test',
    username: 'anna@nordhavn.example',
    tenantId: 't',
    homeAccountId: 'p.t',
    localAccountId: 'p',
    name: 'Anna Holm',
  },
};

function aBroker(query: string, part: Partial<Broker> = {}): Broker {
  return {
    switches: readSwitches(query),
    tokens: () => Promise.resolve(tokens),
    askPerson: () => Promise.resolve(true),
    account: { personId: 'p', tenantId: 't' },
    ...part,
  };
}

const request = (method: string) => ({
  messageType: 'NestedAppAuthRequest',
  method,
  requestId: '1',
  tokenParams: { scope: tokens.scope },
});
const failing = (error: Error) => ({
  tokens: async () => {
    throw error;
  },
});

test('a token comes silently', async () => {
  expect(await answerNestedAuth(request('GetToken'), aBroker(''))).toMatchObject({
    requestId: '1',
    success: true,
    token: { access_token: 'access', id_token: 'id' },
  });
});

test('nestedAuth=interaction refuses silently and gives a token once the person has agreed', async () => {
  const broker = aBroker('?nestedAuth=interaction');
  const silent = await answerNestedAuth(request('GetToken'), broker);
  expect(silent).toMatchObject({ success: false, error: { status: 'USER_INTERACTION_REQUIRED' } });
  expect(await answerNestedAuth(request('GetTokenPopup'), broker)).toMatchObject({ success: true });
});

test('a person who says no is a cancel', async () => {
  const broker = aBroker('?nestedAuth=interaction', { askPerson: () => Promise.resolve(false) });
  expect(await answerNestedAuth(request('GetTokenPopup'), broker)).toMatchObject({
    error: { status: 'USER_CANCEL' },
  });
});

test('nestedAuth=off answers nothing but a refusal', async () => {
  const broker = aBroker('?nestedAuth=off');
  expect(await answerNestedAuth(request('GetInitContext'), broker)).toMatchObject({ success: false });
});

test('what Entra refuses carries Entra’s code', async () => {
  const broker = aBroker('', failing(new TokenError('AADSTS50057', 'disabled')));
  expect(await answerNestedAuth(request('GetToken'), broker)).toMatchObject({
    error: { status: 'PERSISTENT_ERROR', code: 'AADSTS50057' },
  });
});

test('other messages are nobody’s business', async () => {
  expect(await answerNestedAuth({ hello: 1 }, aBroker(''))).toBeNull();
});

function commonHost(broker: Broker) {
  return { broker, scope: tokens.scope, completeCommand: () => undefined, closePane: () => undefined };
}

describe('getAccessToken', () => {
  const call = { DdaMethod: { DispatchId: 98 } };

  test('gives the token', async () => {
    expect(await answerCommon(call, commonHost(aBroker('')))).toEqual({
      Version: 1,
      Error: 0,
      accessToken: 'access',
    });
  });

  test('sso=13012 fails with that code', async () => {
    expect(await answerCommon(call, commonHost(aBroker('?sso=13012')))).toMatchObject({ Error: 13012 });
  });

  test('missing consent is 13005, anything else 13006', async () => {
    const consent = aBroker('', failing(new TokenError('AADSTS65001', 'consent')));
    const offline = aBroker('', failing(new Error('offline')));
    expect(await answerCommon(call, commonHost(consent))).toMatchObject({ Error: 13005 });
    expect(await answerCommon(call, commonHost(offline))).toMatchObject({ Error: 13006 });
  });
});
