/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listAudit, verifyAudit } from '../../../contract/audit.ts';
import { NOW, ORGANIZATION, TENANT, aServer, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

function anEntry(number: number, action = 'unit.changed') {
  return {
    number,
    id: ORGANIZATION,
    at: NOW,
    actor: { kind: 'person' as const, name: 'Hana Berg', tenantId: TENANT, objectId: 'hana' },
    action,
    subject: { kind: 'unit', id: 'u', name: `Place ${number}` },
    cause: 'portal',
    before: { name: 'Old' },
    after: { name: 'New' },
    requestId: 'request-7',
    hash: 'abc',
  };
}

test('an entry says who did what in words, and its details what was before and after', async () => {
  const server = aServer();
  server.on(listAudit, () => ({ entries: [anEntry(7)], next: null }));
  openPortal('/audit', { server });
  expect(await screen.findByText('Place changed', { selector: 'span' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Show: details of entry 7' }));
  const row = screen.getByRole('rowheader', { name: 'name' }).closest('tr');
  expect(row?.textContent).toBe('nameOldNew');
  expect(screen.getByText('request-7')).toBeTruthy();
});

test('an action of a later version is shown by its code', async () => {
  const server = aServer();
  server.on(listAudit, () => ({ entries: [anEntry(1, 'kitchen.opened')], next: null }));
  openPortal('/audit', { server });
  expect(await screen.findByText('kitchen.opened')).toBeTruthy();
});

test('older entries are asked for before the last number and come below', async () => {
  const server = aServer();
  server.on(listAudit, ({ query }) =>
    query?.before === undefined
      ? { entries: [anEntry(51)], next: 51 }
      : { entries: [anEntry(50)], next: null },
  );
  openPortal('/audit', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Show older ones' }));
  expect(await screen.findByText(/Place 50/)).toBeTruthy();
  expect(screen.getByText(/Place 51/)).toBeTruthy();
  expect(server.sent(listAudit).map(({ query }) => query)).toEqual([{}, { before: '51' }]);
});

test('what is searched for lies in the address and is asked for', async () => {
  const server = aServer();
  server.on(listAudit, () => ({ entries: [], next: null }));
  const { path } = openPortal('/audit', { server });
  await userEvent.type(await screen.findByLabelText('Search'), 'hana');
  await userEvent.click(screen.getByRole('button', { name: 'Search' }));
  expect(await screen.findByRole('heading', { name: 'No entry fits what you search for.' })).toBeTruthy();
  expect(path()).toBe('/portal/audit?search=hana');
  expect(server.sent(listAudit).at(-1)?.query).toEqual({ search: 'hana' });
});

test.each([
  [true, null, 'The chain is whole'],
  [false, 4, 'The chain is broken at entry 4'],
])('verifying says whether the chain is whole (%s)', async (isIntact, firstWrong, words) => {
  const server = aServer();
  server.on(listAudit, () => ({ entries: [anEntry(7)], next: null }));
  server.on(verifyAudit, () => ({ isIntact, checked: 7, firstWrong, detail: 'In words.', verifiedAt: NOW }));
  openPortal('/audit', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Verify the chain' }));
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getAllByText(/In words\./).length).toBeGreaterThan(0);
});
