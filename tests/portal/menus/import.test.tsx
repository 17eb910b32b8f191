/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ImportReport } from '../../../contract/menu-import.ts';
import type { RowReport } from '../../../contract/menu-import.ts';
import { readMenu } from '../../../contract/menus.ts';
import type { SendImport } from '../../../portal/imports/send-file.ts';
import { sendFile } from '../../../ui/api/send-file.ts';
import { OrganizationId } from '../../../contract/primitives.ts';
import { ORGANIZATION_HEADER } from '../../../contract/session.ts';
import { ORGANIZATION, aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const CANTEEN = '60000000-0000-4000-8000-000000000001';
const MENU = `/providers/${CANTEEN}/menu`;
const row = (number: number, over: Partial<RowReport> = {}): RowReport => ({
  row: number,
  name: `Item ${number}`,
  outcome: 'created',
  mistakes: [],
  ...over,
});

function aReport(rows: readonly RowReport[], over: Partial<ImportReport> = {}): ImportReport {
  const of = (wanted: string) => rows.filter(({ outcome }) => outcome === wanted).length;
  return ImportReport.parse({
    isDryRun: true,
    isImported: false,
    decimal: 'comma',
    newCategories: ['Snacks'],
    counts: { created: of('created'), changed: of('changed'), same: of('same'), refused: of('refused') },
    rows,
    version: 7,
    ...over,
  });
}

function open(answer: (path: string, version: number) => ImportReport | Error) {
  const server = aServer();
  server.on(readMenu, () => ({
    provider: { id: CANTEEN, name: 'Canteen' },
    currency: 'DKK',
    vatCategories: [],
    categories: [],
    items: [],
    mayEdit: true,
    version: 7,
  }));
  const paths: string[] = [];
  const sendItems: SendImport = async (path, { version }, reply) => {
    paths.push(path);
    const given = answer(path, version);
    if (given instanceof Error) throw given;
    return reply.parse(given);
  };
  return { ...openPortal(`${MENU}/import`, { server, sendItems }), paths };
}

const choose = async () =>
  await userEvent.upload(
    await screen.findByLabelText(/^File/),
    new File(['name,price\nTea,1\n'], 'menu.csv', { type: 'text/csv' }),
  );
const press = async (name: string) => await userEvent.click(screen.getByRole('button', { name }));

test('a file is tried first, shown row by row, and imported by a second click', async () => {
  const rows = [row(2), row(3, { outcome: 'changed' }), row(4, { outcome: 'same' })];
  const { path, paths } = open((asked) =>
    aReport(rows, asked.includes('isDryRun=true') ? {} : { isDryRun: false, isImported: true, version: 8 }),
  );
  await choose();
  await press('Try it');
  expect(await screen.findByText('1 new, 1 changed, 1 as they are, 0 refused.')).toBeTruthy();
  expect(screen.getByText('Prices have a decimal comma.')).toBeTruthy();
  expect(screen.getByText('New categories: Snacks.')).toBeTruthy();
  const table = within(screen.getByRole('table', { name: 'Rows' }));
  expect(table.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'RowNameWhat happensWhy',
    '2Item 2New',
    '3Item 3Changed',
    '4Item 4As it is',
  ]);
  await press('Import it');
  await waitFor(() => expect(path()).toBe(`/portal${MENU}`));
  const at = `/portal-api/providers/${CANTEEN}/menu/import`;
  expect(paths).toEqual([`${at}?isDryRun=true&encoding=utf-8`, `${at}?isDryRun=false&encoding=utf-8`]);
});

test('rows that are refused come first, each with its reasons, and nothing can be imported', async () => {
  const mistakes = [
    { column: 'price' as const, detail: 'must be a price such as 25 or 25.00' },
    { column: null, detail: 'has more cells than there are columns' },
  ];
  open(() => aReport([row(2), row(3, { outcome: 'refused', mistakes })]));
  await choose();
  await press('Try it');
  expect(await screen.findByText(/Nothing can be imported before/)).toBeTruthy();
  const [, first] = within(screen.getByRole('table', { name: 'Rows' })).getAllByRole('row');
  expect(first?.textContent).toBe(
    '3Item 3Refusedprice must be a price such as 25 or 25.00; has more cells than there are columns',
  );
  expect(screen.queryByRole('button', { name: 'Import it' })).toBeNull();
});

test('other choices are tried again before anything is imported', async () => {
  const { paths } = open(() => aReport([row(2)]));
  await choose();
  await press('Try it');
  expect(await screen.findByRole('button', { name: 'Import it' })).toBeTruthy();
  await userEvent.selectOptions(
    screen.getByLabelText('Before the decimals of a price stands'),
    'A comma: 25,00',
  );
  await userEvent.selectOptions(screen.getByLabelText('Letters are written in'), 'windows-1252');
  expect(screen.queryByRole('button', { name: 'Import it' })).toBeNull();
  await press('Try it');
  await waitFor(() => expect(paths).toHaveLength(2));
  expect(paths[1]).toContain('isDryRun=true&encoding=windows-1252&decimal=comma');
});

test('a file that cannot be read says why, and one must be chosen', async () => {
  const { paths } = open(() =>
    aProblem('invalid-request', 422, { detail: 'It is UTF-16. Save it as CSV UTF-8.' }),
  );
  await screen.findByLabelText(/^File/);
  await press('Try it');
  expect(await screen.findByText('Choose a file first.')).toBeTruthy();
  expect(paths).toEqual([]);
  await choose();
  await press('Try it');
  expect(await screen.findByText(/It is UTF-16/)).toBeTruthy();
});

describe('sending a file', () => {
  const file = { content: new Blob(['x']), type: 'text/csv', version: 7 };
  const organization = OrganizationId.parse(ORGANIZATION);

  test('says in which organization, and which version was seen', async () => {
    const asked: [string, RequestInit][] = [];
    const send = async (url: string, init: RequestInit) => {
      asked.push([url, init]);
      return reply(200, aReport([]));
    };
    expect(await sendFile('/portal-api/x', file, ImportReport, { organization, send })).toEqual(aReport([]));
    expect(asked).toMatchObject([
      [
        '/portal-api/x',
        {
          method: 'POST',
          headers: { 'if-match': '"7"', 'content-type': 'text/csv', [ORGANIZATION_HEADER]: ORGANIZATION },
        },
      ],
    ]);
  });

  test.each([
    ['ApiProblem', async () => reply(409, refusal), { name: 'ApiProblem', code: 'changed-meanwhile' }],
    ['unreachable', () => Promise.reject(new TypeError('no network')), { reason: 'unreachable' }],
    ['unreadable', async () => reply(200, { rows: 7 }), { reason: 'unreadable' }],
  ])('fails as a call does: %s', async (_how, send, failure) => {
    await expect(sendFile('/x', file, ImportReport, { organization, send })).rejects.toMatchObject(failure);
  });
});

const refusal = { type: '/problems/changed-meanwhile', title: 'x', status: 409, instance: 'urn:request:7' };

/** As far as it is read; this environment has no Response of its own. */
function reply(status: number, body: unknown): Response {
  return {
    ok: status < 400,
    status,
    text: () => Promise.resolve(JSON.stringify(body)),
  } as Response;
}
