import { z } from 'zod';
import { runProof } from '../../../contract/access-proof.ts';
import { addCalendars, listResourceMailboxes } from '../../../contract/calendars.ts';
import { readIntegration, testIntegration } from '../../../contract/integrations.ts';
import { IntegrationId } from '../../../contract/primitives.ts';
import { listUnits } from '../../../contract/organization.ts';
import { findRooms } from '../../../contract/rooms.ts';
import type { Call } from '../../../ui/api/call.ts';
import { MONDAY, startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';
import { answerConsent, attemptIn, comeBack, onlineForm, proveAdministrator } from './consent-support.ts';
import { ended, statesOf } from './integrations-support.ts';

const SYDHAVN = 'sydhavn.example';
/** The application of the simulated tenants; a password would leave none. */
const CLIENT = '6f6f7965-7200-4000-8000-000000000001';
const Log = z.array(
  z.object({
    service: z.string(),
    operation: z.string(),
    status: z.number(),
    principal: z.string().nullable(),
  }),
);

describe('Exchange Online through EWS, while Microsoft still allows it', () => {
  let house: House;
  let hana: PortalPerson;
  let anna: Call;
  let id: IntegrationId;
  let states: readonly string[];

  beforeAll(async () => {
    house = await startHouse({ mirror: 'off' }); // a search that knows nothing of a calendar asks Exchange
    hana = await house.portal('hana');
    anna = await house.caller('anna');
    const form = onlineForm({ kind: 'ews-online' });
    id = IntegrationId.parse(form.id);
    const { flow } = await proveAdministrator(house, hana, 'siri', form);
    const back = await answerConsent(house, hana, flow, 'siri');
    const attempt = await ended(hana, attemptIn(await comeBack(hana, back)));
    states = statesOf(attempt);

    const { mailboxes } = await hana.call(listResourceMailboxes, { params: { id } });
    const campus = (await hana.call(listUnits, {})).units.find(({ kind }) => kind === 'campus');
    const body = {
      integration: id,
      unit: campus?.id ?? null,
      mailboxes: mailboxes.map(({ mailbox }) => mailbox),
    };
    await hana.call(addCalendars, { body });
  });
  afterAll(() => house.close());
  afterEach(async () => {
    await house.control('PUT', '/clock', { now: MONDAY });
    await house.control('PUT', '/tenant', { tenant: SYDHAVN, entraGrants: [] });
  });

  const query = {
    start: '2026-12-01T09:00:00.000Z',
    end: '2026-12-01T10:00:00.000Z',
    equipment: [],
    savedRoom: [],
    seats: 1,
  };
  const search = async (now = query) => {
    const { offers, notices } = await anna(findRooms, { query: now });
    return { rooms: offers.filter(({ mailbox }) => mailbox.endsWith(`@${SYDHAVN}`)), notices };
  };

  test('is connected with nothing amiss but the warning that it ends', () => {
    expect(states.length).toBeGreaterThan(5);
    expect(states.filter((state) => !state.endsWith('passed'))).toEqual(['address warned']);
  });

  test('reads calendars from the list of rooms to the pane, with tokens and never a password', async () => {
    await house.control('PUT', '/clock', { now: MONDAY });
    const { rooms } = await search();

    expect(rooms.length).toBeGreaterThan(0);
    expect(rooms.map(({ availability }) => availability)).not.toContain('unknown');
    const log = Log.parse(await house.control('GET', '/log'));
    const schedules = log.filter(({ operation }) => operation === 'GetUserAvailability');
    expect(schedules.map(({ service, status, principal }) => [service, status, principal])).toContainEqual([
      'exchange',
      200,
      CLIENT,
    ]);
  });

  test('is proven like any other: rooms can be read and people cannot, in their name or in that of the application', async () => {
    const run = await hana.call(runProof, { params: { id } });

    expect(run).toMatchObject({ verdict: 'proven', means: { scopeMode: 'exchange-roles' } });
    expect(run.checks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['room-calendar', 'allowed'],
      ['personal-calendar', 'denied'],
      ['personal-calendar', 'denied'],
      ['personal-mail', 'denied'],
      ['token-roles', 'denied'],
      ['rooms-in-scope', 'allowed'],
    ]);
  });

  test('stops when its token carries full_access_as_app, which opens every mailbox', async () => {
    await house.control('PUT', '/tenant', { tenant: SYDHAVN, entraGrants: ['full_access_as_app'] });
    const run = await hana.call(runProof, { params: { id } });

    expect(run).toMatchObject({ verdict: 'violated', means: { scopeMode: 'unscoped' } });
    expect(run.checks.find(({ name }) => name === 'token-roles')?.detail).toContain('full_access_as_app');
    expect(await hana.call(readIntegration, { params: { id } })).toMatchObject({ status: 'violated' });
    const { rooms, notices } = await search();
    expect(new Set(rooms.map(({ availability }) => availability))).toEqual(new Set(['unknown']));
    expect(notices.map(({ exchangeCode }) => exchangeCode)).toContain('ScopeTooWide');

    await house.control('PUT', '/tenant', { tenant: SYDHAVN, entraGrants: [] });
    expect((await hana.call(runProof, { params: { id } })).verdict).toBe('proven');
  });

  test('shows the day on which it ends, and reads until then and not a moment longer', async () => {
    expect(await hana.call(readIntegration, { params: { id } })).toMatchObject({ endsAt: '2027-04-01' });
    const later = { ...query, start: '2027-04-02T09:00:00.000Z', end: '2027-04-02T10:00:00.000Z' };

    await house.control('PUT', '/clock', { now: '2027-03-31T23:59:59.999Z' });
    expect((await search(later)).rooms.map(({ availability }) => availability)).not.toContain('unknown');

    await house.control('PUT', '/clock', { now: '2027-04-01T00:00:00.000Z' });
    const { rooms, notices } = await search(later);
    expect(new Set(rooms.map(({ availability }) => availability))).toEqual(new Set(['unknown']));
    expect(notices.map(({ exchangeCode }) => exchangeCode)).toContain('EwsOnlineEnded');
    await expect(hana.call(testIntegration, { params: { id } })).rejects.toMatchObject({
      code: 'integration-ended',
    });
  });
});
