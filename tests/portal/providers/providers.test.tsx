/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { searchDirectory } from '../../../contract/access.ts';
import { permissions } from '../../../contract/route.ts';
import { addProvider, changeProvider, listProviders } from '../../../contract/service-teams.ts';
import {
  BUILDING,
  FLOOR,
  TENANT,
  aProblem,
  aServer,
  heading,
  openPortal,
} from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const TEAM = '66666666-6666-4666-8666-666666666666';
const GROUP = '77777777-7777-4777-8777-777777777777';
const dora = { kind: 'user', tenantId: TENANT, id: GROUP.replace('7', '8'), name: 'Dora Lind' };

function aProvider(over: object = {}) {
  return {
    id: TEAM,
    kind: 'set-up',
    name: 'House team',
    mail: 'house@nordhavn.example',
    language: 'da-DK',
    timeZone: 'Europe/Copenhagen',
    deadlineMinutes: 150,
    accepts: 'by-hand',
    whilePending: 'hold',
    followsToNewRoom: true,
    units: [BUILDING],
    members: [dora],
    isActive: true,
    version: 1,
    ...over,
  };
}

function withProviders(providers: readonly object[], server = aServer()) {
  server.on(listProviders, () => ({ providers }));
  return server;
}

test('lists the teams with their places, members and deadline, and says where something is missing', async () => {
  const idle = { id: GROUP, name: 'Night team', units: [], members: [], deadlineMinutes: 0, isActive: false };
  openPortal('/providers', { server: withProviders([aProvider(), aProvider(idle)]) });
  const table = within(await screen.findByRole('table', { name: 'Set-up teams' }));
  await table.findByText('HQ');
  const [, house, night] = table.getAllByRole('row').map(({ textContent }) => textContent);
  expect(house).toBe('House teamHQDora Lind2 hours 30 minutes beforeBy hand');
  expect(night).toContain(
    'Night team Out of useNone: nobody can ask itNone: nobody can answerwhen it is due',
  );
});

test('a team is added with its places, its deadline in hours and minutes, and a group as member', async () => {
  const server = withProviders([]);
  server.on(searchDirectory, () => ({
    found: [{ kind: 'group', tenantId: TENANT, tenantName: null, id: GROUP, name: 'Facilities', mail: null }],
    notices: [],
  }));
  server.on(addProvider, () => aProvider());
  const { path } = openPortal('/providers/add', { server });
  await userEvent.type(await screen.findByLabelText(/^Name/), 'House team');
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Floor 2' }));
  await userEvent.clear(screen.getByLabelText('Hours'));
  await userEvent.type(screen.getByLabelText('Hours'), '1');
  await userEvent.clear(screen.getByLabelText('Minutes'));
  await userEvent.type(screen.getByLabelText('Minutes'), '45');
  await userEvent.click(screen.getByRole('radio', { name: 'Automatically' }));
  await userEvent.click(screen.getByRole('radio', { name: /Hold the request/ }));
  await userEvent.type(screen.getByLabelText(/Search groups/), 'fac');
  await userEvent.click(await screen.findByRole('radio', { name: 'Facilities' }));
  await screen.findByRole('button', { name: 'Remove Facilities' });
  await userEvent.click(screen.getByRole('button', { name: 'Add the team' }));
  await heading('Set-up teams');
  expect(path()).toBe('/portal/providers');
  expect(server.sent(addProvider)[0]?.body).toMatchObject({
    name: 'House team',
    mail: null,
    timeZone: 'Europe/Copenhagen',
    deadlineMinutes: 105,
    accepts: 'automatically',
    whilePending: 'hold',
    followsToNewRoom: true,
    units: [FLOOR],
    members: [{ kind: 'entra_group', tenantId: TENANT, id: GROUP, name: 'Facilities' }],
  });
});

test('what is wrong stands at its field, and nothing is sent', async () => {
  const server = withProviders([]);
  openPortal('/providers/add', { server });
  await userEvent.type(await screen.findByLabelText(/^Mail/), 'nowhere');
  await userEvent.click(screen.getByRole('button', { name: 'Add the team' }));
  expect(await screen.findByText(/Name: must not be empty/)).toBeTruthy();
  expect(screen.getByText(/must be a mail address/)).toBeTruthy();
  expect(server.sent(addProvider)).toEqual([]);
});

test('when somebody else was faster, theirs stands beside mine, and mine can be saved over it', async () => {
  const server = withProviders([aProvider()]);
  server.on(changeProvider, ({ version, body }) =>
    version === 1
      ? aProblem('changed-meanwhile', 409, { current: aProvider({ deadlineMinutes: 240, version: 2 }) })
      : aProvider({ ...body, version: 3 }),
  );
  openPortal(`/providers/${TEAM}`, { server });
  await userEvent.clear(await screen.findByLabelText('Hours'));
  await userEvent.type(screen.getByLabelText('Hours'), '3');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  const row = (await screen.findByRole('rowheader', { name: 'Closes' })).closest('tr');
  expect(row?.textContent).toBe('Closes3 hours 30 minutes before4 hours before');
  await userEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
  await waitFor(() => expect(server.sent(changeProvider).map(({ version }) => version)).toEqual([1, 2]));
  expect(server.sent(changeProvider)[1]?.body).toMatchObject({ deadlineMinutes: 210, members: [dora] });
});

test('a member is removed', async () => {
  const server = withProviders([aProvider()]);
  server.on(changeProvider, ({ body }) => aProvider({ ...body, version: 2 }));
  openPortal(`/providers/${TEAM}`, { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Dora Lind' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.sent(changeProvider)[0]?.body).toMatchObject({ members: [] }));
});

test('taking out of use asks first; using again does not', async () => {
  const server = withProviders([aProvider()]);
  let isActive = true;
  server.on(listProviders, () => ({ providers: [aProvider({ isActive, version: isActive ? 1 : 2 })] }));
  server.on(changeProvider, ({ body }) => {
    isActive = body?.isActive ?? isActive;
    return aProvider({ isActive, version: 2 });
  });
  openPortal(`/providers/${TEAM}`, { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Take out of use' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Take House team out of use?' }));
  expect(server.sent(changeProvider)).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: 'Take out of use' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Use again' }));
  await waitFor(() =>
    expect(server.sent(changeProvider).map(({ body, version }) => [body, version])).toEqual([
      [{ isActive: false }, 1],
      [{ isActive: true }, 2],
    ]),
  );
});

test('who may only look sees the team without a form', async () => {
  const mayLook = permissions.filter((one) => one !== 'services.write');
  openPortal(`/providers/${TEAM}`, { server: withProviders([aProvider()], aServer(mayLook)) });
  expect(await screen.findByText('2 hours 30 minutes before')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Save|Take out of use/ })).toBeNull();
});

test('one that is not there says so and leads back', async () => {
  openPortal(`/providers/${GROUP}`, { server: withProviders([aProvider()]) });
  expect(await screen.findByText('This team is not there')).toBeTruthy();
});
