/** @jest-environment jsdom */
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { connectServer, listIntegrations, readAttempt } from '../../../contract/integrations.ts';
import { NoAnswer } from '../../../ui/api/call-error.ts';
import {
  INTEGRATION,
  NOW,
  aProblem,
  aServer,
  heading,
  openPortal,
} from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const ATTEMPT = '66666666-6666-4666-8666-666666666666';
const passed = { state: 'passed', ms: 12, detail: 'It answered.', facts: [], diagnosis: null };
const skipped = { state: 'skipped', ms: null, detail: null, facts: [], diagnosis: null };

function anAttempt(state: 'running' | 'established' | 'failed', steps: object[]) {
  const integration = state === 'established' ? INTEGRATION : null;
  return { id: ATTEMPT, kind: 'ews-server', state, integration, startedAt: NOW, steps };
}

async function fillIn(): Promise<void> {
  await heading('Microsoft Exchange Server');
  const fields: [RegExp, string][] = [
    [/^Label/, 'Copenhagen'],
    [/^E-mail of the service account/, 'svc@nordhavn.example'],
    [/^Password/, 'canary'],
    [/^EWS URL/, 'https://mail.nordhavn.example/EWS/Exchange.asmx'],
    [/^Control mailbox/, 'olav@nordhavn.example'],
  ];
  for (const [label, text] of fields) {
    const field = screen.getByLabelText(label);
    await userEvent.click(field);
    await userEvent.paste(text);
  }
}
const press = () => userEvent.click(screen.getByRole('button', { name: 'Integrate' }));

test('the steps arrive while they run, and only those that belong to a server', async () => {
  const server = aServer();
  server.on(connectServer, () => anAttempt('running', []));
  const waiting = { name: 'version', ...skipped, state: 'waiting' };
  server.on(readAttempt, () =>
    server.sent(readAttempt).length === 1
      ? anAttempt('running', [{ name: 'address', ...passed }, waiting])
      : anAttempt('established', [
          { name: 'address', ...passed },
          { name: 'token', ...skipped },
          { name: 'version', ...passed },
        ]),
  );
  openPortal('/integrations/add/server', { server });
  await fillIn();
  await press();

  expect(await screen.findByText('Waiting')).toBeTruthy();
  expect(await screen.findByRole('heading', { name: 'Established.' })).toBeTruthy();
  const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem');
  expect(steps.map((step) => step.textContent)).toEqual([
    expect.stringContaining('AddressPassed · 12 ms'),
    expect.stringContaining('Exchange versionPassed'),
  ]);
  const next = screen.getByRole('link', { name: 'Next: add calendars' });
  expect(next.getAttribute('href')).toBe(`/portal/integrations/${INTEGRATION}/calendars`);
});

test('the label is suggested from the address until somebody types one', async () => {
  openPortal('/integrations/add/server', { server: aServer() });
  await heading('Microsoft Exchange Server');
  const label = screen.getByLabelText<HTMLInputElement>(/^Label/);
  const url = screen.getByLabelText(/^EWS URL/);
  await userEvent.click(url);
  await userEvent.paste('https://mail.nordhavn.example/EWS/Exchange.asmx');
  expect(label.value).toBe('Exchange Server – mail.nordhavn.example');
  await userEvent.clear(url);
  expect(label.value).toBe('');

  await userEvent.type(label, 'Mine');
  await userEvent.click(url);
  await userEvent.paste('https://mail.nordhavn.example/EWS/Exchange.asmx');
  expect(label.value).toBe('Mine');
});

test('a lost answer is sent again under the same id, and another content under another', async () => {
  const server = aServer();
  server.on(connectServer, () => new NoAnswer('timeout'));
  openPortal('/integrations/add/server', { server });
  await fillIn();
  await press();
  await screen.findByText('This takes too long');
  await press();
  await userEvent.type(screen.getByLabelText(/^Label/), '!');
  await press();

  const ids = server.sent(connectServer).map(({ body }) => (body as { id: string }).id);
  expect(ids).toHaveLength(3);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('what the server finds wrong stands at its field', async () => {
  const server = aServer();
  server.on(connectServer, () =>
    aProblem('invalid-request', 422, {
      errors: [{ pointer: '/body/url', detail: 'must begin with https://' }],
    }),
  );
  openPortal('/integrations/add/server', { server });
  await fillIn();
  await press();

  const url = await screen.findByLabelText(/^EWS URL/);
  expect(await screen.findByText('EWS URL: must begin with https://.')).toBeTruthy();
  expect(document.activeElement).toBe(url);
  expect(screen.getByLabelText<HTMLInputElement>(/^Label/).value).toBe('Copenhagen');
});

test('when every step passed and storing failed, the page says that the fault is not the administrator’s', async () => {
  const server = aServer();
  server.on(connectServer, () => anAttempt('running', []));
  server.on(readAttempt, () => anAttempt('failed', [{ name: 'address', ...passed }]));
  openPortal('/integrations/add/server', { server });
  await fillIn();
  await press();
  expect(await screen.findByText(new RegExp(`fault is in Foyer itself.*${ATTEMPT}`))).toBeTruthy();
});

test('a code that a page elsewhere sent back is explained, and nonsense in its place is not repeated', async () => {
  const server = aServer();
  openPortal('/integrations', { server, search: 'problem=consent-refused' });
  const link = await screen.findByRole('link', { name: 'What it means and what to do' });
  expect(link.getAttribute('href')).toBe('/problems/consent-refused');
  cleanup();

  openPortal('/integrations', { server, search: 'problem=%3Cb%3Ehello' });
  await heading('MS Exchange Integrations');
  expect(screen.queryByRole('link', { name: 'What it means and what to do' })).toBeNull();
});

test('nothing connected: says so and leads on', async () => {
  const server = aServer();
  server.on(listIntegrations, () => ({ integrations: [] }));
  openPortal('/integrations', { server });
  expect(await screen.findByRole('link', { name: 'Add an integration' })).toBeTruthy();
});
