import { randomUUID } from 'node:crypto';
import { erasePersonalData } from '../../../contract/personal-data.ts';
import { findPreviousVisitors } from '../../../contract/previous-visitors.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, clockTo } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };

const found = async (call: Call, search: string) =>
  (await call(findPreviousVisitors, { query: { search } })).visitors;

describeOnBothDatabases('whom a person has expected before', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** A meeting of somebody's at which these visitors are expected; gives their ids. */
  async function expecting(person: string, ...visitors: readonly object[]) {
    const call = await house.caller(person);
    const pane = aPane(call, person);
    await pane.say({ rooms: ['fjord'], ...noon });
    const entered = visitors.map((visitor) => ({ id: randomUUID(), name: 'Vera Olsen', ...visitor }));
    await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors: entered } });
    return entered.map(({ id }) => id);
  }

  test('is found while they type, as entered last, with what was known', async () => {
    const anna = await house.caller('anna');
    expect(await found(anna, 'vera')).toEqual([]);
    await expecting('anna', { mail: 'vera@fabrikam.example', company: 'Contoso' });
    await clockTo(house, '2026-11-30T08:10:00Z');
    await expecting('anna', { mail: 'vera@fabrikam.example', company: 'Fabrikam', phone: '20 30 40 50' });
    await expecting('anna', { name: 'Team Vera', group: { contact: null, size: 4 } });

    expect(await found(anna, 'ver ol')).toEqual([
      {
        name: 'Vera Olsen',
        mail: 'vera@fabrikam.example',
        company: 'Fabrikam',
        phone: '+4520304050',
        carPlate: null,
        enteredAt: '2026-11-30T08:10:00.000Z',
      },
    ]);
    expect(await found(anna, 'vera@fab')).toHaveLength(1);
    expect(await found(anna, 'olsson')).toEqual([]);
    await expect(found(anna, ' ')).rejects.toMatchObject({ code: 'invalid-request' });
  });

  test('is never another person’s visitor', async () => {
    await expecting('anna', {});
    expect(await found(await house.caller('bent'), 'vera')).toEqual([]);
    expect(await found(await house.caller('carla'), 'vera')).toEqual([]);
  });

  test('is not offered when what is known of them cannot be opened; the others are', async () => {
    const [broken = ''] = await expecting('anna', { mail: 'vera@fabrikam.example' }, { name: 'Bo Olsen' });
    await house.db.updateTable('visitor').set({ contact: 'enc:v1:gone' }).where('id', '=', broken).execute();
    const people = await found(await house.caller('anna'), 'olsen');
    expect(people.map(({ name }) => name)).toEqual(['Bo Olsen']);
  });

  test('five are named at most, and nobody who was forgotten', async () => {
    const names = ['Bo', 'Carl', 'Dan', 'Eva', 'Finn', 'Gro'].map((first) => ({ name: `${first} Olsen` }));
    await expecting('anna', ...names);
    const anna = await house.caller('anna');
    expect(await found(anna, 'olsen')).toHaveLength(5);

    const [vera] = await expecting('anna', { name: 'Vera Poulsen' });
    expect(await found(anna, 'poulsen')).toHaveLength(1);
    const { call: hana } = await house.portal('hana');
    await hana(erasePersonalData, { body: { visitors: [VisitorId.parse(vera)] } });
    expect(await found(anna, 'poulsen')).toEqual([]);
    expect(await found(anna, 'vera')).toEqual([]);
  });
});
