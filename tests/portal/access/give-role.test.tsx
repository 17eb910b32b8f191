/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addAssignment, listAssignments, searchDirectory } from '../../../contract/access.ts';
import { permissions } from '../../../contract/route.ts';
import {
  FLOOR,
  NOW,
  TENANT,
  aProblem,
  aServer,
  heading,
  openPortal,
} from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const SALES = '77777777-7777-4777-8777-777777777777';

function withDirectory(server: ReturnType<typeof aServer>) {
  const found = [
    {
      kind: 'group' as const,
      tenantId: TENANT,
      tenantName: 'Nordhavn A/S',
      id: SALES,
      name: 'Sales',
      mail: null,
    },
  ];
  server.on(searchDirectory, () => ({ found, notices: [] }));
  server.on(listAssignments, () => ({ assignments: [] }));
  server.on(addAssignment, ({ body }) => ({
    id: '00000000-0000-4000-8000-000000000001',
    holder: { kind: 'entra_group', tenantId: TENANT, id: SALES },
    holderName: body?.holderName ?? '',
    role: 'add-in-user',
    unit: null,
    department: null,
    addedAt: NOW,
  }));
}

async function chooseSales() {
  await userEvent.type(await screen.findByLabelText(/Search groups/), 'sal');
  await userEvent.click(await screen.findByRole('radio', { name: /Sales/ }));
}

test('a group is found as one types and gets the role in the place that was chosen', async () => {
  const server = aServer();
  withDirectory(server);
  const { path } = openPortal('/access/give', { server });
  await chooseSales();
  await userEvent.click(screen.getByRole('radio', { name: 'In one place' }));
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /Place/ }), FLOOR);
  await userEvent.click(screen.getByRole('button', { name: 'Give the role' }));

  await heading('Access');
  expect(path()).toBe('/portal/access');
  expect(server.sent(addAssignment)[0]?.body).toMatchObject({
    holder: { kind: 'entra_group', tenantId: TENANT, id: SALES },
    holderName: 'Sales',
    role: 'add-in-user',
    unit: FLOOR,
    department: null,
  });
});

test('one letter alone asks no directory: half of it would begin with that', async () => {
  const server = aServer();
  withDirectory(server);
  openPortal('/access/give', { server });
  await userEvent.type(await screen.findByLabelText(/Search groups/), 'sales');
  await screen.findByRole('radio', { name: /Sales/ });
  const asked = server.sent(searchDirectory).map(({ query }) => (query as { search: string }).search);
  expect(asked.at(-1)).toBe('sales');
  expect(asked.filter((search) => search.length < 2)).toEqual([]);
});

test('nothing is sent while nobody is chosen, and the field says so', async () => {
  const server = aServer();
  withDirectory(server);
  openPortal('/access/give', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Give the role' }));
  expect(await screen.findByText(/choose a group from those that were found/)).toBeTruthy();
  expect(server.sent(addAssignment)).toEqual([]);
});

test('an administrative role is always for the whole organization, even when a place was chosen before', async () => {
  const server = aServer();
  withDirectory(server);
  openPortal('/access/give', { server });
  await chooseSales();
  await userEvent.click(screen.getByRole('radio', { name: 'In one place' }));
  await userEvent.click(screen.getByRole('radio', { name: /Role auditor/ }));
  expect(screen.queryByRole('radio', { name: 'In one place' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Give the role' }));
  await heading('Access');
  expect(server.sent(addAssignment)[0]?.body).toMatchObject({ role: 'auditor', unit: null });
});

test('a refusal keeps what was chosen, and sending it again is the same role', async () => {
  const server = aServer();
  withDirectory(server);
  server.on(addAssignment, () => aProblem('already-exists', 409, { detail: 'They have it already.' }));
  openPortal('/access/give', { server });
  await chooseSales();
  await userEvent.click(screen.getByRole('button', { name: 'Give the role' }));
  expect(await screen.findByText('They have it already.')).toBeTruthy();
  expect(screen.getByText('Chosen: Sales')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Give the role' }));
  const ids = server.sent(addAssignment).map(({ body }) => (body as { id: string }).id);
  expect(new Set(ids).size).toBe(1);
});

test('who is no owner cannot choose the role of an owner, and is told why', async () => {
  const server = aServer(permissions.filter((one) => one !== 'organization.write'));
  withDirectory(server);
  openPortal('/access/give', { server });
  const owner = await screen.findByRole('radio', { name: /Role owner/ });
  expect((owner as HTMLInputElement).disabled).toBe(true);
  expect(screen.getByText('Only an owner gives the role of an owner.')).toBeTruthy();
});
