/** @jest-environment jsdom */
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { readAttempt, readIntegration, reconnectServer } from '../../../contract/integrations.ts';
import {
  INTEGRATION,
  NOW,
  aProblem,
  aServer,
  anIntegration,
  heading,
  openPortal,
} from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const ATTEMPT = '66666666-6666-4666-8666-666666666666';

function anExchangeServer(over: object = {}, reach: object = {}) {
  return {
    ...anIntegration(),
    kind: 'ews-server' as const,
    label: 'Copenhagen',
    tenant: null,
    controlMailbox: 'olav@nordhavn.example',
    server: {
      url: 'https://mail.nordhavn.example/EWS/Exchange.asmx',
      account: 'svc@nordhavn.example',
      userName: null,
      exchangeVersion: 'Exchange2016' as const,
      password: { isSet: true, setAt: NOW },
      ownAuthority: true,
      ...reach,
    },
    ...over,
  };
}

function anAttempt(state: 'running' | 'established') {
  return { id: ATTEMPT, kind: 'ews-server', state, integration: INTEGRATION, startedAt: NOW, steps: [] };
}

function withServer() {
  const server = aServer();
  server.on(readIntegration, () => anExchangeServer());
  server.on(reconnectServer, () => anAttempt('running'));
  server.on(readAttempt, () => anAttempt('established'));
  return server;
}

const url = () => screen.findByLabelText<HTMLInputElement>(/^EWS URL/);
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save and test' }));
const type = async (field: HTMLElement, text: string) => {
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(text);
};

test('what is stored is shown, but for the password, which stays when none is typed', async () => {
  const server = withServer();
  openPortal(`/integrations/${INTEGRATION}/edit`, { server });
  await heading('Edit the connection');
  expect((await url()).value).toBe('https://mail.nordhavn.example/EWS/Exchange.asmx');
  expect(screen.getByLabelText<HTMLInputElement>(/^Password/).value).toBe('');
  expect(screen.getByText('The certificate that was uploaded before stays in use.')).toBeTruthy();
  await type(screen.getByLabelText(/^Label/), 'Copenhagen, new');
  await save();

  expect(await screen.findByRole('heading', { name: 'Established.' })).toBeTruthy();
  const [sent] = server.sent(reconnectServer);
  expect(sent?.version).toBe(1);
  expect(sent?.body).toMatchObject({ label: 'Copenhagen, new', password: null });
  expect(sent?.body).not.toHaveProperty('authority');
});

test('another address needs the password again: it is asked for, and nothing typed is lost', async () => {
  const server = withServer();
  server.on(reconnectServer, ({ body }) =>
    body?.password === null
      ? aProblem('password-needed', 422, {
          detail: 'Another address was entered.',
          errors: [{ pointer: '/body/password', detail: 'must be typed again for another address' }],
        })
      : anAttempt('running'),
  );
  openPortal(`/integrations/${INTEGRATION}/edit`, { server });
  await type(await url(), 'https://mail2.nordhavn.example/EWS/Exchange.asmx');
  await save();

  const password = screen.getByLabelText(/^Password/);
  await waitFor(() => expect(document.activeElement).toBe(password));
  expect((await url()).value).toBe('https://mail2.nordhavn.example/EWS/Exchange.asmx');
  await type(password, 'canary');
  await save();
  expect(await screen.findByRole('heading', { name: 'Established.' })).toBeTruthy();
  expect(server.sent(reconnectServer).map(({ body }) => body)).toEqual([
    expect.objectContaining({ password: null }),
    expect.objectContaining({ password: 'canary' }),
  ]);
  expect(screen.getByLabelText<HTMLInputElement>(/^Password/).value).toBe('');
});

test('the own authority is removed only by its button', async () => {
  const server = withServer();
  openPortal(`/integrations/${INTEGRATION}/edit`, { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Remove the certificate' }));
  await save();
  await waitFor(() => expect(server.sent(reconnectServer)[0]?.body).toMatchObject({ authority: null }));
});

test('a change that came second shows both, keeps mine, and is saved over the newer version', async () => {
  const server = withServer();
  const current = anExchangeServer({ version: 2 }, { account: 'svc-two@nordhavn.example' });
  server.on(reconnectServer, ({ version }) =>
    version === 1 ? aProblem('changed-meanwhile', 409, { current }) : anAttempt('running'),
  );
  openPortal(`/integrations/${INTEGRATION}/edit`, { server });
  await type(await screen.findByLabelText(/^Label/), 'Mine');
  await save();
  expect(await screen.findByRole('row', { name: 'Label Mine Copenhagen' })).toBeTruthy();
  expect(
    screen.getByRole('row', {
      name: 'E-mail of the service account svc@nordhavn.example svc-two@nordhavn.example',
    }),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
  await waitFor(() => expect(server.sent(reconnectServer).map(({ version }) => version)).toEqual([1, 2]));
});
