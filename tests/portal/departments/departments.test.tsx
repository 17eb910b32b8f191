/** @jest-environment jsdom */
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { searchDirectory } from '../../../contract/access.ts';
import {
  addDepartment,
  changeDepartment,
  listDepartments,
  removeDepartment,
} from '../../../contract/organization.ts';
import { TENANT, aProblem, aServer, heading, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const SALES = '77777777-7777-4777-8777-777777777777';

function aDepartment(over: { costCenter?: string | null; version?: number } = {}) {
  return {
    id: SALES,
    name: 'Sales',
    tenantId: TENANT,
    groupId: SALES,
    groupName: 'Sales EMEA',
    defaultUnit: null,
    costCenter: null,
    visibility: 'everyone' as const,
    calendars: 0,
    version: 1,
    ...over,
  };
}

test('a group becomes a department and lends it its name', async () => {
  const server = aServer();
  server.on(searchDirectory, () => ({
    found: [{ kind: 'group', tenantId: TENANT, tenantName: null, id: SALES, name: 'Sales EMEA', mail: null }],
    notices: [],
  }));
  server.on(addDepartment, () => aDepartment());
  const { path } = openPortal('/departments/add', { server });
  await userEvent.type(await screen.findByLabelText(/Search groups/), 'sal');
  await userEvent.click(await screen.findByRole('radio', { name: /Sales EMEA/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Add the department' }));
  await heading('Departments');
  expect(path()).toBe('/portal/departments');
  expect(server.sent(addDepartment)[0]?.body).toMatchObject({
    name: 'Sales EMEA',
    groupId: SALES,
    tenantId: TENANT,
    defaultUnit: null,
    costCenter: null,
    visibility: 'everyone',
  });
});

test('without a group nothing is sent, and the field says so', async () => {
  const server = aServer();
  openPortal('/departments/add', { server });
  await userEvent.type(await screen.findByLabelText(/^Name/), 'Sales');
  await userEvent.click(screen.getByRole('button', { name: 'Add the department' }));
  expect(await screen.findByText(/choose a group from those that were found/)).toBeTruthy();
  expect(server.sent(addDepartment)).toEqual([]);
});

test('when somebody else was faster, theirs stands beside mine, mine stays, and can be saved over it', async () => {
  const server = aServer();
  server.on(listDepartments, () => ({ departments: [aDepartment()] }));
  server.on(changeDepartment, ({ version, body }) =>
    version === 1
      ? aProblem('changed-meanwhile', 409, { current: aDepartment({ costCenter: '4242', version: 2 }) })
      : aDepartment({ costCenter: body?.costCenter ?? null, version: 3 }),
  );
  openPortal(`/departments/${SALES}`, { server });
  await userEvent.type(await screen.findByLabelText('Cost center'), '4711');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  const row = (await screen.findByRole('rowheader', { name: 'Cost center' })).closest('tr');
  expect(row?.textContent).toBe('Cost center47114242');
  expect(screen.getByLabelText<HTMLInputElement>('Cost center').value).toBe('4711');
  await userEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
  expect(server.sent(changeDepartment).map(({ version }) => version)).toEqual([1, 2]);
  expect(server.sent(changeDepartment)[1]?.body).toMatchObject({ costCenter: '4711' });
});

test('a department that something still hangs on stays, with the reason', async () => {
  const server = aServer();
  server.on(listDepartments, () => ({ departments: [aDepartment()] }));
  server.on(removeDepartment, () => aProblem('not-empty', 409, { detail: 'Two roles are given for it.' }));
  openPortal(`/departments/${SALES}`, { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Remove the department' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
  expect(await dialog.findByText('Two roles are given for it.')).toBeTruthy();
  expect(server.sent(removeDepartment)[0]?.version).toBe(1);
});

test('one that is not there any more says so and leads back', async () => {
  const server = aServer();
  openPortal(`/departments/${SALES}`, { server });
  expect(await screen.findByText('This department is not there any more')).toBeTruthy();
});
