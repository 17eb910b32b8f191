import { randomUUID } from 'node:crypto';
import { putMeeting } from '../../../contract/meetings.ts';
import { listRoomProviders, listTemplates, readProviderMenu } from '../../../contract/services.ts';
import { readMe } from '../../../contract/session.ts';
import { anotherProcess } from '../../support/another-process.ts';
import type { AnotherProcess } from '../../support/another-process.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address } from '../scenarios/a-booking.ts';

const CLIENTS = 24;
const people = ['anna', 'carla', 'bent'];
/** Thursday of the next week, at noon in Copenhagen. */
const noon = { start: '2026-12-10T11:00:00.000Z', end: '2026-12-10T12:00:00.000Z' };

/** Fixture F0: AV CPH has one camera. On PostgreSQL two processes sell it, on the embedded database there is one. */
describeOnBothDatabases('the last one of something', (_, kind) => {
  let house: House;
  let other: AnotherProcess | null = null;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    other = kind === 'postgres' ? await anotherProcess(house) : null;
  });
  afterAll(async () => {
    await other?.close();
    await house.close();
  });

  test(`goes to one of ${CLIENTS} who order it at once, whichever process they reach; all others are told that it is gone`, async () => {
    const urls = [house.productUrl, other?.url ?? house.productUrl];
    const camera = await cameraFor(house);
    const orders = await Promise.all(
      Array.from({ length: CLIENTS }, async (__, client) => {
        const person = people[client % people.length] ?? 'anna';
        const call = await house.caller(person);
        const bookingKey = randomUUID();
        const plan = { organizer: `${person}@nordhavn.example`, rooms: [address('fjord')], ...noon };
        const body = { ...plan, timeZone: 'Europe/Copenhagen', signal: 'compose' as const };
        await call(putMeeting, { params: { bookingKey }, body });
        const { organizations } = await call(readMe, {});
        const path = `/addin-api/meetings/${bookingKey}/service-requests`;
        return {
          call,
          bookingKey,
          url: `${urls[client % urls.length] ?? ''}${path}`,
          headers: {
            authorization: `Bearer ${await house.token(person)}`,
            'foyer-organization': organizations[0]?.id ?? '',
            'content-type': 'application/json',
          },
          body: JSON.stringify({ clientKey: randomUUID(), text: '', ...camera }),
        };
      }),
    );

    const answers = await Promise.all(
      orders.map(async ({ url, headers, body }) => {
        const reply = await fetch(url, { method: 'POST', headers, body });
        const { type } = (await reply.json()) as { type?: string };
        return `${reply.status} ${type ?? 'ordered'}`;
      }),
    );

    expect(answers.toSorted()).toEqual([
      '201 ordered',
      ...Array.from({ length: CLIENTS - 1 }, () => '409 /problems/sold-out'),
    ]);
    const kept = await Promise.all(
      orders.map(
        async ({ call, bookingKey }) => (await call(listTemplates, { params: { bookingKey } })).templates,
      ),
    );
    expect(kept.flat()).toHaveLength(1);
  });
});

/** What one client orders. */
async function cameraFor(house: House) {
  const call = await house.caller('anna');
  const query = { room: [address('fjord')], ...noon };
  const { providers } = await call(listRoomProviders, { query });
  const team = providers.find(({ name }) => name === 'AV CPH');
  if (!team) throw new Error('fixture F0 has an AV team');
  const menu = await call(readProviderMenu, { params: { provider: team.id }, query });
  const camera = menu.items.find(({ name }) => name === 'Camera');
  return {
    provider: team.id,
    lines: [{ item: camera?.id ?? '', quantity: 1, options: [] }],
    costCenter: menu.costCenters[0]?.id ?? null,
  };
}
