/** @jest-environment jsdom */
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listAssignments, removeAssignment } from '../../../contract/access.ts';
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

const OWNER = '66666666-6666-4666-8666-666666666666';
const SALES = '77777777-7777-4777-8777-777777777777';

const holder = (kind: 'user' | 'entra_group', id: string) => ({ kind, tenantId: TENANT, id });

function withTwo(server: ReturnType<typeof aServer>) {
  const assignments = [
    {
      id: OWNER,
      holder: holder('user', OWNER),
      holderName: 'Hana Berg',
      role: 'owner' as const,
      unit: null,
      department: null,
      addedAt: NOW,
    },
    {
      id: SALES,
      holder: holder('entra_group', SALES),
      holderName: 'Sales',
      role: 'add-in-user' as const,
      unit: FLOOR,
      department: null,
      addedAt: NOW,
    },
  ];
  server.on(listAssignments, () => ({ assignments }));
  return assignments;
}

test('says who holds which role, and where with everything above the place', async () => {
  const server = aServer();
  withTwo(server);
  openPortal('/access', { server });

  const row = (await screen.findByText('Sales')).closest('tr');
  expect(row?.textContent).toContain('Group');
  expect(row?.textContent).toContain('Role add-in-user');
  expect(await screen.findByText('Place: HQ › Floor 2')).toBeTruthy();
});

test('finds holders as one types, and says when none fits', async () => {
  const server = aServer();
  withTwo(server);
  openPortal('/access', { server });

  await userEvent.type(await screen.findByLabelText('Search holders'), 'sal');
  expect(screen.queryByText('Whole organization')).toBeNull();
  expect(screen.getByText('1 of 2')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Search holders'), 'x');
  expect(screen.getByText('No role that was given fits what you search for.')).toBeTruthy();
});

test('the last owner stays: the dialog says why, and nothing disappears', async () => {
  const server = aServer();
  withTwo(server);
  const detail = 'Somebody has to stay who can give roles.';
  server.on(removeAssignment, () => aProblem('last-owner', 409, { title: 'The last owner', detail }));
  openPortal('/access', { server });

  await userEvent.click(await screen.findByRole('button', { name: /Take away the role Role owner/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Take away' }));
  expect(await dialog.findByText(detail)).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('Hana Berg', { selector: 'a' })).toBeTruthy();
});

test('after a role was taken away the list is asked for again and the page can be used', async () => {
  const server = aServer();
  const assignments = withTwo(server);
  server.on(removeAssignment, ({ params }) => {
    assignments.splice(
      assignments.findIndex(({ id }) => id === params?.id),
      1,
    );
    return {};
  });
  openPortal('/access', { server });

  await userEvent.click(await screen.findByRole('button', { name: /Take away the role Role add-in-user/ }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Take away' }));
  expect(await screen.findByText('1 of 1')).toBeTruthy();
  expect(screen.getByRole('button', { name: /Take away the role Role owner/ })).toBeTruthy();
});

test('who may only look sees no way to give or take', async () => {
  const server = aServer(['access.read', 'organization.read']);
  withTwo(server);
  openPortal('/access', { server });
  await heading('Access');
  expect(await screen.findByText('Sales')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Give a role' })).toBeNull();
  expect(screen.queryByRole('button', { name: /Take away/ })).toBeNull();
});
