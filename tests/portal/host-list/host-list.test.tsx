/** @jest-environment jsdom */
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addListedHost, HostImportReport, listListedHosts } from '../../../contract/listed-hosts.ts';
import type { ListedHost } from '../../../contract/listed-hosts.ts';
import { listReceptions } from '../../../contract/receptions.ts';
import type { SendImport } from '../../../portal/imports/send-file.ts';
import { aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const CPH = '70000000-0000-4000-8000-000000000001';
const person = userEvent.setup();

function aHost(over: Partial<ListedHost> = {}): ListedHost {
  const id = '71000000-0000-4000-8000-000000000001' as ListedHost['id'];
  return {
    id,
    name: 'Rosa Lind',
    mail: 'rosa@partner.example',
    phone: null,
    channel: 'sms',
    version: 1,
    ...over,
  };
}

function open(path: string, hosts: ListedHost[] = [aHost()], sendItems?: SendImport) {
  const server = aServer();
  server.on(listReceptions, () => ({ receptions: [] }));
  server.on(listListedHosts, () => ({ hosts, version: 4 }));
  return {
    ...openPortal(`/receptions/${CPH}/hosts${path}`, { server, ...(sendItems && { sendItems }) }),
    server,
  };
}

test('the hosts of a reception are listed with how each is told, and one more is added', async () => {
  const { server } = open('');
  const table = within(await screen.findByRole('table', { name: 'Hosts, by name' }));
  expect(table.getAllByRole('row').at(1)?.textContent).toContain('Rosa Lind');
  expect(table.getByText('SMS')).toBeTruthy();
  let isRefused = true;
  server.on(addListedHost, ({ body }) => {
    const errors = [{ pointer: '/body/mail', detail: 'is on the list already' }];
    if (isRefused) return aProblem('invalid-request', 422, { errors });
    return { ...aHost(), ...(body as object), version: 1 };
  });
  await person.click(screen.getByRole('button', { name: 'Add a host' }));
  const dialog = within(await screen.findByRole('dialog'));
  await person.type(dialog.getByRole('textbox', { name: /^Name/ }), 'Bo Lund');
  await person.type(dialog.getByRole('textbox', { name: /^Mail address/ }), 'bo@nordhavn.example');
  await person.selectOptions(dialog.getByRole('combobox', { name: 'Told by' }), 'Mail alone');
  await person.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText(/is on the list already/)).toBeTruthy();
  isRefused = false;
  await person.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText('Bo Lund is on the list.');
  expect(server.sent(addListedHost).at(-1)?.body).toMatchObject({
    name: 'Bo Lund',
    mail: 'bo@nordhavn.example',
    phone: null,
    channel: 'mail',
  });
});

test('an empty list says where hosts are looked for', async () => {
  open('', []);
  expect(await screen.findByText('Desk and kiosk look for hosts in the directory.')).toBeTruthy();
});

test('a file that stands for the whole list is tried, says who goes, and is imported by a second click', async () => {
  const paths: string[] = [];
  const { path } = open('/import', [aHost()], async (asked, { version }, reply) => {
    paths.push(`${asked.split('?')[1]} ${version}`);
    const isDryRun = asked.includes('isDryRun=true');
    const counts = { created: 1, changed: 0, same: 0, refused: 0, removed: 1 };
    const rows = [{ row: 2, name: 'Bo Lund', outcome: 'created', mistakes: [] }];
    return reply.parse(HostImportReport.parse({ isDryRun, isImported: !isDryRun, counts, rows, version: 5 }));
  });
  const file = new File(['name,mail\nBo Lund,bo@nordhavn.example\n'], 'hosts.csv', { type: 'text/csv' });
  await person.upload(await screen.findByLabelText(/^File/), file);
  await person.click(screen.getByRole('checkbox', { name: /^The list is to be exactly this/ }));
  await person.click(screen.getByRole('button', { name: 'Try it' }));
  expect(await screen.findByText('1 that is not among them goes.')).toBeTruthy();
  await person.click(screen.getByRole('button', { name: 'Import it' }));
  await screen.findByRole('table', { name: 'Hosts, by name' });
  expect(path()).toBe(`/portal/receptions/${CPH}/hosts`);
  expect(paths).toEqual([
    'isDryRun=true&isWhole=true&encoding=utf-8 4',
    'isDryRun=false&isWhole=true&encoding=utf-8 4',
  ]);
});
