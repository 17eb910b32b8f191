/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { readDeployment } from '../../../contract/organization.ts';
import type { Reached } from '../../../portal/deploy/reach.ts';
import { NOW, aServer, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const PUBLIC_URL = 'https://foyer.example';

function aDeployment() {
  return {
    manifestUrl: `${PUBLIC_URL}/manifest.xml`,
    refusal: null,
    checks: [{ name: 'It names this server', isPassed: false, detail: 'It names another one.' }],
    addresses: [
      { purpose: 'The task pane', url: `${PUBLIC_URL}/addin/taskpane.html` },
      { purpose: 'Launch events', url: `${PUBLIC_URL}/addin/events.js` },
    ],
    publicUrl: PUBLIC_URL,
    checkedAt: NOW,
  };
}

test('an installation over http has no manifest: it says why, and offers nothing to download', async () => {
  const server = aServer();
  const refusal = 'Set PUBLIC_URL to the https address.';
  server.on(readDeployment, () => ({
    ...aDeployment(),
    manifestUrl: null,
    refusal,
    checks: [],
    addresses: [],
  }));
  openPortal('/deploy', { server });
  expect(await screen.findByText(/Set PUBLIC_URL to the https address/)).toBeTruthy();
  expect(screen.queryByText('Download the manifest')).toBeNull();
  expect(screen.queryByText('Everybody in Microsoft 365')).toBeNull();
});

test('a check that failed is counted and said in words', async () => {
  const server = aServer();
  server.on(readDeployment, () => aDeployment());
  openPortal('/deploy', { server });
  expect(await screen.findByText('One check failed: mend it before you deploy.')).toBeTruthy();
  expect(screen.getByText('It names another one.')).toBeTruthy();
});

test('every address is tried from this browser, each says what came of it, and they can be tried again', async () => {
  const server = aServer();
  server.on(readDeployment, () => aDeployment());
  let isMended = false;
  const reach = (url: string): Promise<Reached> =>
    Promise.resolve(
      url.endsWith('events.js') && !isMended
        ? { outcome: 'answered', status: 404 }
        : { outcome: 'reached', status: 200, ms: 12 },
    );
  openPortal('/deploy', { server, reach });
  expect(
    await screen.findByText('The server answered 404: what Outlook asks for is not there.'),
  ).toBeTruthy();
  expect(
    await screen.findByText('One address is not reached.', { selector: 'span.fui-Body1, span' }),
  ).toBeTruthy();
  isMended = true;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findAllByText('Reached: 200 in 12 ms')).toHaveLength(2);
});

test('the manifest is offered as a file', async () => {
  const server = aServer();
  server.on(readDeployment, () => aDeployment());
  openPortal('/deploy', { server });
  const link = await screen.findByRole('link', { name: 'Download the manifest' });
  expect(link.getAttribute('href')).toBe(`${PUBLIC_URL}/manifest.xml?download`);
});
