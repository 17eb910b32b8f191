/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { changeOrganization, readOrganization } from '../../../contract/organization.ts';
import { aProblem, aServer, anOrganization, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

test('the name is saved with the version that was seen', async () => {
  const server = aServer();
  server.on(changeOrganization, () => anOrganization({ name: 'Nordhavn Group', version: 2 }));
  openPortal('/organization', { server });
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), ' Group');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  const [sent] = server.sent(changeOrganization);
  expect(sent?.version).toBe(1);
  expect(sent?.body).toMatchObject({ name: 'Nordhavn Group' });
});

test('a mistake stands at its field and nothing is sent', async () => {
  const server = aServer();
  openPortal('/organization', { server });
  const mail = await screen.findByLabelText(/Mail of the contact/);
  await userEvent.clear(mail);
  await userEvent.type(mail, 'nonsense');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/must be a mail address/)).toBeTruthy();
  expect(server.sent(changeOrganization)).toEqual([]);
});

test('when somebody else was faster, taking theirs shows theirs', async () => {
  const server = aServer();
  server.on(changeOrganization, () =>
    aProblem('changed-meanwhile', 409, { current: anOrganization({ name: 'Sydhavn', version: 2 }) }),
  );
  openPortal('/organization', { server });
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), '!');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Take what is there' }));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Name/ }).value).toBe('Sydhavn');
});

test('who is no owner reads it and changes nothing', async () => {
  const server = aServer(['organization.read']);
  server.on(readOrganization, () => anOrganization());
  openPortal('/organization', { server });
  expect(await screen.findByText('Only an owner changes these.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  expect(screen.getByText('nordhavn.example')).toBeTruthy();
});
