import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listVisitors, registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, clockTo, send } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const Mails = z.array(z.object({ subject: z.string() }));

describeOnBothDatabases('mail addresses of visitors', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  async function registering() {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const params = { bookingKey: pane.bookingKey };
    const register = async (...mails: string[]) =>
      await call(registerVisitors, {
        params,
        body: { visitors: mails.map((mail, at) => ({ id: randomUUID(), name: `Guest ${at}`, mail })) },
      });
    return { register, list: () => call(listVisitors, { params }) };
  }

  test('with plus, quotes and a domain of another script are written to', async () => {
    await clockTo(house, '2026-12-02T10:00:00Z');
    const { register, list } = await registering();
    await register('vera+work@fabrikam.example', '"vera,o"@fabrikam.example', 'vera@bücher.example');
    await send(house, { rooms: ['fjord'], ...noon });
    const { visitors } = await eventually(list, (found) =>
      found.visitors.every(({ visits }) => visits.length > 0),
    );
    expect(visitors).toHaveLength(3);
    await clockTo(house, '2026-12-02T10:01:00Z');
    // The mail server of the tenant shows domains as people read them.
    const sent = ['vera+work@fabrikam.example', '"vera,o"@fabrikam.example', 'vera@bücher.example'];
    for (const address of sent) {
      const mails = await eventually(
        async () => Mails.parse(await house.control('GET', `/mail?to=${encodeURIComponent(address)}`)),
        (found) => found.length > 0,
      );
      expect([address, mails]).toMatchObject([
        address,
        [{ subject: expect.stringContaining('Anna Holm expects you') as string }],
      ]);
    }
  });

  test('that cannot be sent to are refused with the reason, at their field', async () => {
    const { register } = await registering();
    const mails = ['øjvind@fabrikam.example', 'vera@-.example', '"a b"@fabrikam.example'];
    await expect(register(...mails)).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [
        { pointer: '/body/visitors/0/mail', detail: expect.stringContaining('before the @') as string },
        { pointer: '/body/visitors/1/mail', detail: 'must have the name of a domain after the @' },
        { pointer: '/body/visitors/2/mail', detail: expect.stringContaining('quotation marks') as string },
      ],
    });
    await expect(register('vera@אa.example')).rejects.toMatchObject({
      errors: [{ pointer: '/body/visitors/0/mail', detail: 'must have the name of a domain after the @' }],
    });
  });

  test('that are one address in two spellings are one person', async () => {
    const { register } = await registering();
    await register('vera@bücher.example');
    await expect(register('VERA@xn--bcher-kva.example')).rejects.toMatchObject({
      errors: [{ pointer: '/body/visitors/0/mail', detail: 'is expected at this meeting already' }],
    });
  });
});
