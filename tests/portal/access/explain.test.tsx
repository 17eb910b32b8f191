/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { explainAccess, listPeople, signOutPerson } from '../../../contract/access.ts';
import {
  NOW,
  ORGANIZATION,
  TENANT,
  aServer,
  heading,
  openPortal,
} from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const BENT = '88888888-8888-4888-8888-888888888888';

test('says through which group somebody may do what, and how many rooms that means', async () => {
  const server = aServer();
  server.on(explainAccess, () => ({
    person: { name: 'Bent Kjær', mail: 'bent@nordhavn.example' },
    held: [
      {
        role: 'add-in-user',
        unit: null,
        department: null,
        assignment: ORGANIZATION,
        through: { kind: 'entra_group', tenantId: TENANT, id: BENT },
        throughName: 'Add-in Users',
        permissions: ['rooms.read'],
      },
    ],
    rooms: { seen: 5, bookable: 4 },
    readAt: NOW,
  }));
  openPortal(`/access/people/${TENANT}/${BENT}`, { server });
  await heading('Access of Bent Kjær');
  expect(screen.getByText('Group Add-in Users')).toBeTruthy();
  expect(screen.getByText('Find and book rooms in Outlook')).toBeTruthy();
  expect(screen.getByText('May be booked').nextSibling?.textContent).toBe('4');
});

test('an administrator signs somebody out everywhere, after a question that says what that means', async () => {
  const server = aServer();
  const signedOut: unknown[] = [];
  server.on(explainAccess, () => ({
    person: { name: 'Bent Kjær', mail: null },
    held: [],
    rooms: { seen: 0, bookable: 0 },
    readAt: NOW,
  }));
  server.on(signOutPerson, ({ params }) => {
    signedOut.push(params);
    return {};
  });
  openPortal(`/access/people/${TENANT}/${BENT}`, { server });
  await heading('Access of Bent Kjær');
  await userEvent.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
  expect(screen.getByText(/Disable the account in Entra first/)).toBeTruthy();
  expect(signedOut).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByText('Bent Kjær is signed out everywhere.')).toBeTruthy();
  expect(signedOut).toEqual([{ tenantId: TENANT, id: BENT }]);
});

test('says in words that somebody has no role', async () => {
  const server = aServer();
  server.on(explainAccess, () => ({
    person: { name: 'Ivan Petrov', mail: null },
    held: [],
    rooms: { seen: 0, bookable: 0 },
    readAt: NOW,
  }));
  openPortal(`/access/people/${TENANT}/${BENT}`, { server });
  expect(await screen.findByRole('heading', { name: 'No role' })).toBeTruthy();
});

test('people with something missing in the directory come with the reason, and an incomplete list says so', async () => {
  const server = aServer();
  server.on(listPeople, () => ({
    people: [
      {
        tenantId: TENANT,
        id: BENT,
        name: 'Bent',
        mail: null,
        roles: ['add-in-user'],
        flaws: ['mail-missing', 'surname-missing'],
      },
    ],
    isComplete: false,
    notices: [{ tenantId: TENANT, title: 'Nordhavn', detail: 'The directory did not answer.' }],
  }));
  openPortal('/access/people', { server });
  expect(await screen.findByText(/cannot be recognized as the organizer/)).toBeTruthy();
  expect(screen.getByText(/listed under the first name only/)).toBeTruthy();
  expect(screen.getByText(/The list is not complete/)).toBeTruthy();
  expect(screen.getByText(/The directory did not answer/)).toBeTruthy();
});
