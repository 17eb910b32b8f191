/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { searchDirectory } from '../../../contract/access.ts';
import {
  addCostCenter,
  addCostCenterGroup,
  addVatCategory,
  changeCostCenter,
  changeCurrency,
  changeVatCategory,
  readFinance,
  removeCostCenterGroup,
} from '../../../contract/finance.ts';
import { permissions } from '../../../contract/route.ts';
import { TENANT, aProblem, aServer, heading, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const id = (number: number) => `70000000-0000-4000-8000-00000000000${number}`;
const sales = { kind: 'entra_group', tenantId: TENANT, id: id(9), name: 'Sales' };
const vat = { id: id(1), name: 'Standard', rate: 2_500, isActive: true, version: 3 };
const everyones = {
  id: id(2),
  code: '1000',
  name: 'Administration',
  isOpen: true,
  holders: [],
  isActive: true,
  version: 1,
};
const restricted = { ...everyones, id: id(3), code: '2000', name: 'Sales', isOpen: false, holders: [sales] };
const projects = { id: id(4), name: 'Projects', costCenters: [id(3)], members: [sales], version: 2 };

function withFinance(over: object = {}, server = aServer()) {
  server.on(readFinance, () => ({
    currency: { currency: 'EUR', isFixed: false, version: 1 },
    vatCategories: [vat],
    costCenters: [everyones, restricted],
    groups: [projects],
    ...over,
  }));
  return server;
}

const rowsOf = async (name: string) =>
  within(await screen.findByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);

test('shows what prices are in, what is taxed how, and who may charge what', async () => {
  openPortal('/finance', { server: withFinance() });
  await heading('Finance');
  expect(await rowsOf('VAT categories')).toEqual(['Standard25%In useChange']);
  expect(await rowsOf('Cost centers')).toEqual([
    '1000AdministrationEverybodyIn useChange',
    '2000SalesSalesIn useChange',
  ]);
  expect(await rowsOf('Groups of cost centers')).toEqual(['Projects2000SalesChangeRemove']);
});

test('says what is missing where nothing was set up', async () => {
  openPortal('/finance', { server: withFinance({ vatCategories: [], costCenters: [], groups: [] }) });
  expect(await screen.findByText(/Items need one before/)).toBeTruthy();
  expect(screen.getByText(/Nobody can say who pays/)).toBeTruthy();
});

test('the currency is chosen by its letters, and one that is none is said at the field', async () => {
  const server = withFinance();
  server.on(changeCurrency, ({ body }) => ({ currency: body?.currency, isFixed: false, version: 2 }));
  openPortal('/finance', { server });
  const field = await screen.findByLabelText(/All prices are in/);
  await userEvent.clear(field);
  await userEvent.type(field, 'xx');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/must be the three capital letters/)).toBeTruthy();
  expect(server.sent(changeCurrency)).toEqual([]);
  await userEvent.clear(field);
  await userEvent.type(field, 'dkk');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(server.sent(changeCurrency)).toMatchObject([{ version: 1, body: { currency: 'DKK' } }]),
  );
});

test('a currency that carries prices is not asked about', async () => {
  const currency = { currency: 'DKK', isFixed: true, version: 1 };
  openPortal('/finance', { server: withFinance({ currency }) });
  expect(await screen.findByText(/Prices are in DKK. It stays/)).toBeTruthy();
  expect(screen.queryByLabelText(/All prices are in/)).toBeNull();
});

test('a VAT category is added with its rate in percent, and what is no rate is said at the field', async () => {
  const server = withFinance();
  server.on(addVatCategory, ({ body }) => ({ ...body, isActive: true, version: 1 }));
  openPortal('/finance', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Add a VAT category' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText(/^Name/), 'Reduced');
  await userEvent.type(dialog.getByLabelText(/^Rate in percent/), '12,5');
  await userEvent.click(dialog.getByRole('button', { name: 'Add a VAT category' }));
  expect(await dialog.findByText(/must be a rate such as 25.5/)).toBeTruthy();
  expect(server.sent(addVatCategory)).toEqual([]);
  await userEvent.clear(dialog.getByLabelText(/^Rate in percent/));
  await userEvent.type(dialog.getByLabelText(/^Rate in percent/), '12.5');
  await userEvent.click(dialog.getByRole('button', { name: 'Add a VAT category' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.sent(addVatCategory)).toMatchObject([{ body: { name: 'Reduced', rate: 1_250 } }]);
});

test('a VAT category is changed as it was seen; when somebody was faster the dialog says so and stays', async () => {
  const server = withFinance();
  server.on(changeVatCategory, () =>
    aProblem('changed-meanwhile', 409, { detail: 'Nothing was overwritten.' }),
  );
  openPortal('/finance', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Change Standard' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Change Standard' }));
  expect(dialog.getByLabelText<HTMLInputElement>(/^Rate in percent/).value).toBe('25');
  await userEvent.click(dialog.getByRole('checkbox', { name: 'In use' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText(/Nothing was overwritten/)).toBeTruthy();
  expect(server.sent(changeVatCategory)).toMatchObject([
    { version: 3, body: { name: 'Standard', rate: 2_500, isActive: false } },
  ]);
  expect(server.sent(readFinance).length).toBeGreaterThan(1);
});

test('a cost center is restricted to a group that is found in the directory', async () => {
  const server = withFinance();
  server.on(searchDirectory, () => ({
    found: [{ kind: 'group', tenantId: TENANT, tenantName: null, id: id(8), name: 'Buyers', mail: null }],
    notices: [],
  }));
  server.on(addCostCenter, ({ body }) => ({ ...body, isActive: true, version: 1 }));
  openPortal('/finance', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Add a cost center' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText(/^Code/), '3000');
  await userEvent.type(dialog.getByLabelText(/^Name/), 'Purchasing');
  expect(dialog.queryByLabelText(/Search groups/)).toBeNull();
  await userEvent.click(dialog.getByRole('radio', { name: /Some people and groups/ }));
  await userEvent.type(dialog.getByLabelText(/Search groups/), 'buy');
  await userEvent.click(await dialog.findByRole('radio', { name: 'Buyers' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Add a cost center' }));
  await waitFor(() =>
    expect(server.sent(addCostCenter)).toMatchObject([
      {
        body: {
          code: '3000',
          name: 'Purchasing',
          isOpen: false,
          holders: [{ kind: 'entra_group', tenantId: TENANT, id: id(8), name: 'Buyers' }],
        },
      },
    ]),
  );
});

test('a cost center is taken out of use', async () => {
  const server = withFinance();
  server.on(changeCostCenter, ({ body }) => ({ ...restricted, ...body, version: 2 }));
  openPortal('/finance', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Change 2000 Sales' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Change 2000' }));
  await userEvent.click(dialog.getByRole('checkbox', { name: 'In use' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(server.sent(changeCostCenter)).toMatchObject([
      { version: 1, body: { isActive: false, holders: [sales] } },
    ]),
  );
});

test('a group of cost centers is added, and removed after asking', async () => {
  const server = withFinance();
  server.on(addCostCenterGroup, ({ body }) => ({ ...body, version: 1 }));
  server.on(removeCostCenterGroup, () => ({}));
  openPortal('/finance', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Add a group' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText(/^Name/), 'Everything');
  await userEvent.click(dialog.getByRole('checkbox', { name: '2000 Sales' }));
  await userEvent.click(dialog.getByRole('checkbox', { name: '1000 Administration' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Add a group' }));
  await waitFor(() =>
    expect(server.sent(addCostCenterGroup)).toMatchObject([
      { body: { name: 'Everything', costCenters: [id(2), id(3)] } },
    ]),
  );

  await userEvent.click(await screen.findByRole('button', { name: 'Remove Projects' }));
  const question = within(await screen.findByRole('dialog', { name: 'Remove Projects?' }));
  expect(server.sent(removeCostCenterGroup)).toEqual([]);
  await userEvent.click(question.getByRole('button', { name: 'Remove' }));
  await waitFor(() =>
    expect(server.sent(removeCostCenterGroup)).toMatchObject([{ params: { id: id(4) }, version: 2 }]),
  );
});

test('who may only look is offered no change', async () => {
  const mayLook = permissions.filter((one) => one !== 'services.write');
  openPortal('/finance', { server: withFinance({}, aServer(mayLook)) });
  expect(await screen.findByText('Prices are in EUR.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Change|Add|Remove|Save/ })).toBeNull();
});
