/** @jest-environment jsdom */
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { readInstallation } from '../../../contract/installation.ts';
import {
  changeIntegration,
  listIntegrations,
  readAttempt,
  readIntegration,
} from '../../../contract/integrations.ts';
import {
  INTEGRATION,
  NOW,
  aServer,
  anIntegration,
  heading,
  openPortal,
} from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const ATTEMPT = '66666666-6666-4666-8666-666666666666';
const DOWNLOAD = '/portal-api/installation/certificates/ab.cer';

const unknownMailbox = {
  domain: 'Foyer',
  code: 'ControlMailboxUnknown',
  type: 'Data',
  where: 'Refusal of the control mailbox',
  explanation: 'nobody@nordhavn.example is no mailbox of the tenant Nordhavn A/S.',
  fix: 'Name another control mailbox.',
  cmdlet: null,
  correlationId: null,
};

function withInstallation() {
  const server = aServer();
  server.on(readIntegration, () => anIntegration());
  server.on(readInstallation, () => ({
    clientId: '77777777-7777-4777-8777-777777777777',
    apiUri: 'api://foyer.example',
    redirectUris: [],
    publicUrl: 'https://foyer.example',
    certificates: [
      {
        thumbprintSha256: 'AB',
        thumbprintSha1: 'CD',
        validFrom: NOW,
        validTo: NOW,
        daysLeft: 90,
        state: 'ok',
        isSigning: true,
        download: DOWNLOAD,
      },
    ],
  }));
  return server;
}

test('the certificate is fetched in the name of the organization and saved', async () => {
  const saved: string[] = [];
  const save = async (path: string) => void saved.push(path);
  openPortal(`/integrations/${INTEGRATION}`, { server: withInstallation(), save });
  await userEvent.click(await screen.findByRole('button', { name: 'Download .cer' }));
  await waitFor(() => expect(saved).toEqual([DOWNLOAD]));
});

test('an attempt that a missing control mailbox leaves unproven asks for another one at once', async () => {
  const server = withInstallation();
  server.on(readAttempt, () => ({
    id: ATTEMPT,
    kind: 'graph',
    state: 'proving',
    integration: INTEGRATION,
    startedAt: NOW,
    steps: [
      { name: 'control-read', state: 'warned', ms: 5, detail: null, facts: [], diagnosis: unknownMailbox },
    ],
  }));
  server.on(changeIntegration, () => anIntegration());
  const { path } = openPortal(`/integrations/attempts/${ATTEMPT}`, { server });
  const field = await screen.findByRole('textbox', { name: /^Another control mailbox/ });
  expect(screen.getByText(/is no mailbox of the tenant Nordhavn/)).toBeTruthy();
  expect(screen.getByText(/^Waiting changes nothing here/)).toBeTruthy();
  expect(screen.queryByText(/takes up to two hours/)).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: 'Save and try again' }));
  expect(server.sent(changeIntegration)).toEqual([]); // an empty address is refused here
  await userEvent.type(field, 'hana@nordhavn.example');
  await userEvent.click(screen.getByRole('button', { name: 'Save and try again' }));
  await waitFor(() => expect(path()).toBe(`/portal/integrations/${INTEGRATION}`));
  expect(server.sent(changeIntegration).map(({ version, body }) => [version, body])).toEqual([
    [1, { controlMailbox: 'hana@nordhavn.example' }],
  ]);
});

test('the page of such a connection asks for another one as well, and only then', async () => {
  const server = withInstallation();
  openPortal(`/integrations/${INTEGRATION}`, { server });
  await heading('Exchange Online');
  expect(screen.queryByRole('textbox', { name: /^Another control mailbox/ })).toBeNull();
  cleanup();

  server.on(readIntegration, () => ({ ...anIntegration(), status: 'proving', diagnosis: unknownMailbox }));
  openPortal(`/integrations/${INTEGRATION}`, { server });
  expect(await screen.findByRole('textbox', { name: /^Another control mailbox/ })).toBeTruthy();
});

const word = (more: object = {}) => ({
  field: 'showAs',
  word: 'focusing',
  readings: 3,
  firstSeenAt: '2026-11-29T08:00:00.000Z',
  lastSeenAt: NOW,
  explanation: 'Exchange says how a meeting shows in a calendar with the word “focusing”.',
  fix: 'Install the current version of Foyer.',
  ...more,
});
const withWords = () => ({
  ...anIntegration(),
  unknownWords: [word(), word({ field: 'type', word: '', readings: 1 })],
});

describe('a word of Exchange that nobody knows', () => {
  test('is shown on the page of the connection: which, where, how often, since when, and what to do', async () => {
    const server = withInstallation();
    server.on(readIntegration, withWords);
    openPortal(`/integrations/${INTEGRATION}`, { server });
    expect(await screen.findByText('Exchange used 2 words that Foyer does not know')).toBeTruthy();
    expect(screen.getByText('focusing')).toBeTruthy();
    expect(screen.getByText('showAs')).toBeTruthy();
    expect(screen.getByText(/^in 3 readings of calendars, first on .*29.*, last on .*$/)).toBeTruthy();
    expect(screen.getByText('nothing at all')).toBeTruthy();
    expect(screen.getAllByText(/with the word “focusing”/)).toHaveLength(2);
    expect(screen.getAllByText('Install the current version of Foyer.')).toHaveLength(1);
  });

  test('is warned of on the card of the connection', async () => {
    const server = withInstallation();
    server.on(listIntegrations, () => ({ integrations: [withWords()] }));
    openPortal('/integrations', { server });
    expect(await screen.findByText('Exchange used 2 words that Foyer does not know')).toBeTruthy();
  });
});
