import { randomUUID } from 'node:crypto';
import { putMeeting } from '../../../contract/meetings.ts';
import { addTemplate, listRoomProviders, readProviderMenu } from '../../../contract/services.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address } from '../scenarios/a-booking.ts';

/** Thursday of the next week, at noon in Copenhagen. */
const noon = { start: '2026-12-10T11:00:00.000Z', end: '2026-12-10T12:00:00.000Z' };
/** Of one order: who asks, the beginning and the end of the transaction, and everything in it. It is 17; others work too. */
const MOST = 20;
/** From the lock of the end of the audit on, for which all others wait who change something in the organization. */
const MOST_WHILE_OTHERS_WAIT = 5;
const ORDERS = 5;

describe('what an order asks of the database', () => {
  let house: House;
  let statements: string[] = [];
  beforeAll(async () => {
    house = await startHouse({ mirror: 'off', onStatement: (statement) => statements.push(statement) });
  });
  afterAll(() => house.close());

  test(`is at most ${MOST} statements, and no more than ${MOST_WHILE_OTHERS_WAIT} of them while others wait`, async () => {
    const anna = await house.caller('anna');
    const query = { room: address('fjord'), ...noon };
    const provider = idOf((await anna(listRoomProviders, { query })).providers, 'Canteen CPH');
    const { items, costCenters } = await anna(readProviderMenu, { params: { provider }, query });
    const item = idOf(items, 'Coffee');
    const costCenter = costCenters[0]?.id ?? null;

    const orders: (readonly string[])[] = [];
    for (let at = 0; at < ORDERS; at += 1) {
      const params = { bookingKey: randomUUID() };
      const plan = { organizer: 'anna@nordhavn.example', rooms: [address('fjord')], ...noon };
      await anna(putMeeting, { params, body: { ...plan, timeZone: 'Europe/Copenhagen', signal: 'compose' } });
      statements = [];
      const lines = [{ item, quantity: 1, options: [] }];
      const body = { clientKey: randomUUID(), provider, text: '', lines, costCenter };
      await anna(addTemplate, { params, body });
      orders.push(statements);
    }

    // Whatever else the product did meanwhile was beside one of them only.
    const [order = []] = orders.toSorted((one, other) => one.length - other.length);
    expect(order).toContainEqual(expect.stringContaining('insert into "service_template"'));
    expect(order.length).toBeLessThanOrEqual(MOST);
    const lock = order.findIndex((statement) => statement.includes('"audit_head"'));
    expect(order.slice(lock).length).toBeLessThanOrEqual(MOST_WHILE_OTHERS_WAIT);
  });
});

function idOf<Id extends string>(
  all: readonly { readonly id: Id; readonly name: string }[],
  wanted: string,
): Id {
  const found = all.find(({ name }) => name === wanted);
  if (!found) throw new Error(`there is no ${wanted}`);
  return found.id;
}
