/** @jest-environment jsdom */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { searchDirectory } from '../../../contract/access.ts';
import { listHolidayCountries, listHolidays } from '../../../contract/holidays.ts';
import { previewProvider } from '../../../contract/rule-preview.ts';
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
    notification: { kind: 'each' },
    language: 'da-DK',
    timeZone: 'Europe/Copenhagen',
    deadlineRule: { kind: 'minutes-before', minutes: 150 },
    accepts: 'by-hand',
    whilePending: 'hold',
    followsToNewRoom: true,
    hours: [],
    closedDays: [],
    holidays: null,
    lateFeeRate: 0,
    coversPerHour: null,
    userProperties: [],
    staffProperties: [],
    units: [BUILDING],
    members: [dora],
    isActive: true,
    version: 1,
    ...over,
  };
}

function withProviders(providers: readonly object[], server = aServer()) {
  server.on(listProviders, () => ({ providers }));
  server.on(listHolidayCountries, () => ({
    countries: [
      { code: 'DK', name: 'Denmark', regions: [] },
      { code: 'DE', name: 'Germany', regions: [{ code: 'BY', name: 'Bayern' }] },
    ],
  }));
  server.on(listHolidays, () => ({
    days: [
      { day: '2026-12-25', name: 'Christmas Day' },
      { day: '2026-12-26', name: 'Boxing Day' },
    ],
    version: '1.2.3',
  }));
  return server;
}

test('lists the teams with their places, members and deadline, and says where something is missing', async () => {
  const idle = {
    id: GROUP,
    name: 'Night team',
    units: [],
    members: [],
    deadlineRule: { kind: 'minutes-before', minutes: 0 },
    isActive: false,
  };
  openPortal('/providers', { server: withProviders([aProvider(), aProvider(idle)]) });
  const table = within(await screen.findByRole('table', { name: 'Providers' }));
  await table.findByText('HQ');
  const [, house, night] = table.getAllByRole('row').map(({ textContent }) => textContent);
  expect(house).toBe('House teamSets rooms upHQDora Lind2 hours 30 minutes beforeMenu of House teamBy hand');
  expect(night).toContain(
    'Night team Out of useSets rooms upNone: nobody can ask itNone: nobody can answerwhen it is due',
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
  await userEvent.click(screen.getByRole('button', { name: 'Add the provider' }));
  await heading('Providers');
  expect(path()).toBe('/portal/providers');
  expect(server.sent(addProvider)[0]?.body).toMatchObject({
    name: 'House team',
    mail: null,
    timeZone: 'Europe/Copenhagen',
    deadlineRule: { kind: 'minutes-before', minutes: 105 },
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
  await userEvent.click(screen.getByRole('button', { name: 'Add the provider' }));
  expect(await screen.findByText(/Name: must not be empty/)).toBeTruthy();
  expect(screen.getByText(/must be a mail address/)).toBeTruthy();
  expect(server.sent(addProvider)).toEqual([]);
});

test('when somebody else was faster, theirs stands beside mine, and mine can be saved over it', async () => {
  const server = withProviders([aProvider()]);
  server.on(changeProvider, ({ version, body }) =>
    version === 1
      ? aProblem('changed-meanwhile', 409, {
          current: aProvider({ deadlineRule: { kind: 'minutes-before', minutes: 240 }, version: 2 }),
        })
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
  expect(server.sent(changeProvider)[1]?.body).toMatchObject({
    deadlineRule: { kind: 'minutes-before', minutes: 210 },
    members: [dora],
  });
});

test('a member is removed', async () => {
  const server = withProviders([aProvider()]);
  server.on(changeProvider, ({ body }) => aProvider({ ...body, version: 2 }));
  openPortal(`/providers/${TEAM}`, { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Dora Lind' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.sent(changeProvider)[0]?.body).toMatchObject({ members: [] }));
});

test('taking out of use shows what that would touch and asks first; using again does not', async () => {
  const server = withProviders([aProvider()]);
  let isActive = true;
  server.on(listProviders, () => ({ providers: [aProvider({ isActive, version: isActive ? 1 : 2 })] }));
  server.on(changeProvider, ({ body }) => {
    isActive = body?.isActive ?? isActive;
    return aProvider({ isActive, version: 2 });
  });
  server.on(previewProvider, () => aPreview(1, [{ kind: 'out-of-use' }]));
  openPortal(`/providers/${TEAM}`, { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Take out of use' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Take House team out of use?' }));
  expect(await dialog.findByText(/nobody can ask for anything more/)).toBeTruthy();
  expect(server.sent(previewProvider).map(({ body, version }) => [body, version])).toEqual([
    [{ isActive: false }, 1],
  ]);
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
  expect(await screen.findByText('This provider is not there')).toBeTruthy();
});

test('a kitchen is added with opening days, days off, a late fee and a limit, and everything is sent as it was typed', async () => {
  const server = withProviders([]);
  server.on(addProvider, () => aProvider());
  openPortal('/providers/add', { server });
  await userEvent.click(await screen.findByRole('radio', { name: 'Catering' }));
  await userEvent.type(screen.getByLabelText(/^Name/), 'Canteen');
  await userEvent.click(screen.getByRole('radio', { name: /By opening days/ }));
  await userEvent.clear(screen.getByLabelText(/^Opening days before/));
  await userEvent.type(screen.getByLabelText(/^Opening days before/), '2');
  await userEvent.click(screen.getByRole('radio', { name: 'At these times' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove Friday 08:00' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add hours on Saturday' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add closed days' }));
  await userEvent.type(screen.getByLabelText('Name of closed days 1'), 'Christmas');
  fireEvent.change(screen.getByLabelText('First day of closed days 1'), { target: { value: '2026-12-24' } });
  fireEvent.change(screen.getByLabelText('Last day of closed days 1'), { target: { value: '2026-12-26' } });
  const fee = screen.getByLabelText(/^Fee for a late cancellation/);
  await userEvent.clear(fee);
  await userEvent.type(fee, '12,5');
  await userEvent.type(screen.getByLabelText(/^Meals in one hour/), '60');
  await userEvent.click(screen.getByRole('button', { name: 'Add the provider' }));

  await waitFor(() =>
    expect(server.sent(addProvider)[0]?.body).toMatchObject({
      kind: 'catering',
      deadlineRule: { kind: 'days-before', days: 2, time: '12:00' },
      hours: [1, 2, 3, 4, 6].map((weekday) => ({ weekday, from: '08:00', to: '16:00' })),
      closedDays: [{ from: '2026-12-24', to: '2026-12-26', name: 'Christmas' }],
      lateFeeRate: 1_250,
      coversPerHour: 60,
    }),
  );
});

test('opening hours that end before they begin are named, and nothing typed is lost', async () => {
  const week = [{ weekday: 1, from: '16:00', to: '20:00' }];
  const server = withProviders([aProvider({ hours: week })]);
  openPortal(`/providers/${TEAM}`, { server });
  fireEvent.change(await screen.findByLabelText('Monday until'), { target: { value: '08:00' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText(/Opening hours: must be later than the beginning/)).toBeTruthy();
  expect(screen.getByLabelText('Monday from')).toHaveProperty('value', '16:00');
  expect(server.sent(changeProvider)).toEqual([]);
});

test('a team asks its questions in an order of its own; a choice has answers that finance reads otherwise', async () => {
  const id = '99999999-9999-4999-8999-999999999999';
  const known = { id, kind: 'text', name: 'Allergies', help: '', isRequired: true, choices: [] };
  const server = withProviders([aProvider({ userProperties: [known] })]);
  server.on(changeProvider, ({ body }) => aProvider({ ...body, version: 2 }));
  openPortal(`/providers/${TEAM}`, { server });
  const asked = within(await screen.findByRole('group', { name: 'Questions to whoever orders' }));
  await userEvent.click(asked.getByRole('button', { name: 'Add a question' }));
  await userEvent.type(asked.getByLabelText(/^Question 2/), 'Who pays');
  const kinds = within(asked.getByRole('radiogroup', { name: 'Kind of answer 2' }));
  await userEvent.click(kinds.getByRole('radio', { name: 'One of several answers' }));
  await userEvent.type(asked.getByLabelText(/^Answer 1 to question 2/), 'We do');
  await userEvent.type(asked.getByLabelText(/^In settlements, for answer 1/), 'INT');
  await userEvent.click(asked.getByRole('button', { name: 'Move question 2 up' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(server.sent(changeProvider)).toHaveLength(1));
  const choices = [{ name: 'We do', settlementValue: 'INT' }];
  expect(server.sent(changeProvider)[0]?.body).toMatchObject({
    userProperties: [{ kind: 'choice', name: 'Who pays', choices }, known],
    staffProperties: [],
  });
});

test('a question without a name, and a choice without answers, are named at their fields and not sent', async () => {
  const server = withProviders([aProvider()]);
  openPortal(`/providers/${TEAM}`, { server });
  const asked = within(await screen.findByRole('group', { name: 'Questions to the team itself' }));
  await userEvent.click(asked.getByRole('button', { name: 'Add a question to the team' }));
  await userEvent.click(asked.getByRole('radio', { name: 'One of several answers' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  expect(await asked.findByText(/Question 1: must not be empty/)).toBeTruthy();
  expect(asked.getByText(/Answer 1 to question 1: must not be empty/)).toBeTruthy();
  expect(server.sent(changeProvider)).toEqual([]);
});

/** A page of a preview with one request that would be touched. */
function aPreview(number: number, effects: readonly object[], next: string | null = null) {
  return {
    timeZone: 'Europe/Copenhagen',
    looked: 200,
    touched: [
      {
        id: `55555555-5555-4555-8555-55555555555${number}`,
        status: 'accepted',
        room: { mailbox: 'fjord@nordhavn.example', name: 'Fjord' },
        deliverAt: '2026-12-02T11:00:00.000Z',
        organizer: 'Anna Holm',
        what: `${number} × Coffee`,
        effects,
      },
    ],
    drafts: next === null ? null : { looked: 9, touched: 4 },
    next,
    now: '2026-11-30T08:00:00.000Z',
  };
}

test('what a change would touch is shown before it is saved, page by page, and counts for what stands in the form', async () => {
  const effect = {
    kind: 'deadline',
    from: '2026-12-01T11:00:00.000Z',
    to: '2026-11-27T11:00:00.000Z',
    isLate: true,
    sentence: '',
  };
  const page = (number: number, next: string | null) =>
    aPreview(number, [effect, { kind: 'not-served' }], next);
  const second = '2026-12-02T11:00:00.000Z_55555555-5555-4555-8555-555555555551';
  const server = withProviders([aProvider()]);
  server.on(previewProvider, ({ query }) =>
    JSON.stringify(query).includes(second) ? page(2, null) : page(1, second),
  );
  openPortal(`/providers/${TEAM}`, { server });

  const button = await screen.findByRole('button', { name: 'Preview what this touches' });
  expect(button.getAttribute('aria-disabled')).toBe('true'); // nothing is different yet
  const hours = screen.getByLabelText(/^Hours/);
  await userEvent.clear(hours);
  await userEvent.type(hours, '72');
  await userEvent.click(button);

  const found = within(await screen.findByRole('region', { name: 'What this would touch' }));
  expect(found.getByText('1 of 200 upcoming requests looked at.')).toBeTruthy();
  expect(found.getByText(/4 orders for meetings that were not sent yet would be different/)).toBeTruthy();
  expect(found.getByText('1 × Coffee · Anna Holm')).toBeTruthy();
  expect(found.getByText(/instead of Tue, 1 Dec 2026, 12:00.*That has passed/)).toBeTruthy();
  expect(found.getByText('The team would not serve Fjord any more.')).toBeTruthy();
  expect(server.sent(previewProvider)[0]).toMatchObject({
    version: 1,
    body: { deadlineRule: { kind: 'minutes-before', minutes: 72 * 60 + 30 } },
  });
  await userEvent.click(found.getByRole('button', { name: 'Look at more' }));
  expect(await found.findByText('2 of 400 upcoming requests looked at.')).toBeTruthy();
  expect(server.sent(changeProvider)).toEqual([]);

  await userEvent.type(hours, '0');
  expect(screen.queryByRole('region', { name: 'What this would touch' })).toBeNull();
});

test('a preview of what somebody else has changed meanwhile shows both, and what was typed stays and can be saved', async () => {
  const newer = aProvider({ name: 'House team CPH', version: 2 });
  const server = withProviders([aProvider()]);
  server.on(previewProvider, () => aProblem('changed-meanwhile', 409, { current: newer }));
  server.on(changeProvider, ({ body }) => aProvider({ ...body, version: 3 }));
  openPortal(`/providers/${TEAM}`, { server });
  const hours = await screen.findByLabelText(/^Hours/);
  await userEvent.clear(hours);
  await userEvent.type(hours, '72');
  await userEvent.click(screen.getByRole('button', { name: 'Preview what this touches' }));

  expect(await screen.findByText('House team CPH')).toBeTruthy();
  expect(hours).toHaveProperty('value', '72');
  await userEvent.click(screen.getByRole('button', { name: /Save mine/ }));
  await waitFor(() => expect(server.sent(changeProvider)[0]).toMatchObject({ version: 2 }));
});

test('public holidays of a country are days off, and one of them can be worked on', async () => {
  const kept = ['2025-12-26'];
  const holidays = { country: 'DK', region: null, worked: kept };
  const server = withProviders([aProvider({ holidays })]);
  server.on(changeProvider, ({ body }) => aProvider({ ...body, version: 2 }));
  openPortal(`/providers/${TEAM}`, { server });
  const off = await screen.findByRole('checkbox', { name: 'Sat, 26 Dec 2026: Boxing Day' });
  expect(off).toHaveProperty('checked', true);
  await userEvent.click(off);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(server.sent(changeProvider)[0]?.body).toMatchObject({
      holidays: { country: 'DK', region: null, worked: [...kept, '2026-12-26'] },
    }),
  );

  await userEvent.selectOptions(screen.getByLabelText('Public holidays of'), 'Germany');
  await userEvent.selectOptions(await screen.findByLabelText('Part of the country'), 'Bayern');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(server.sent(changeProvider)[1]?.body).toMatchObject({
      holidays: { country: 'DE', region: 'BY', worked: [] },
    }),
  );
});
