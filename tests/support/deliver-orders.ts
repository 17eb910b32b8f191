import { randomUUID } from 'node:crypto';
import { readFinance } from '../../contract/finance.ts';
import { putMeeting } from '../../contract/meetings.ts';
import { readMenu } from '../../contract/menus.ts';
import { answerRequest, listRequests } from '../../contract/service-teams.ts';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { ProviderId, addTemplate } from '../../contract/services.ts';
import { clockTo, send } from '../http/scenarios/a-booking.ts';
import { eventually } from './eventually.ts';
import type { House } from './house.ts';

/** A delivery that is ordered, and what becomes of it. */
export interface Ordered {
  readonly room: string;
  readonly start: string;
  readonly end: string;
  readonly coffees: number;
  /** By code; 1000 unless given. */
  readonly costCenter?: string;
}

/** Orders coffee as anna does from the pane, and sends the meeting; gives the meeting's id and the request on the board. */
export async function order(
  house: House,
  provider: string,
  ordered: Ordered,
): Promise<{ readonly uid: string; readonly request: BoardRequest }> {
  const { call } = await house.portal('hana');
  const id = ProviderId.parse(provider);
  const finance = await call(readFinance, {});
  const center = finance.costCenters.find(({ code }) => code === (ordered.costCenter ?? '1000'));
  const coffee = (await call(readMenu, { params: { id } })).items.find(({ name }) => name === 'Coffee');
  if (!center || !coffee) throw new Error('the menu lacks what is ordered');

  const { room, start, end, coffees } = ordered;
  const pane = await house.caller('anna');
  const params = { bookingKey: randomUUID() };
  const form = { rooms: [`${room}@nordhavn.example`], start, end, timeZone: 'Europe/Copenhagen' };
  const organizer = { organizer: 'anna@nordhavn.example', organizerName: 'Anna Holm' };
  await pane(putMeeting, { params, body: { ...organizer, ...form, signal: 'send' } });
  const lines = [{ item: coffee.id, quantity: coffees, options: [] }];
  const body = { clientKey: randomUUID(), provider: id, text: '', lines, costCenter: center.id };
  await pane(addTemplate, { params, body });
  const uid = await send(house, { rooms: [room], start, end });
  const [request] = await eventually(
    async () =>
      (await boardFor(house, provider)).filter(
        (one) => one.start === start && one.room.mailbox.startsWith(room),
      ),
    (seen) => seen.length > 0,
  );
  if (!request) throw new Error('the kitchen does not see what was ordered');
  return { uid, request };
}

/** What a kitchen sees of November and December 2026. */
export async function boardFor(house: House, provider: string): Promise<readonly BoardRequest[]> {
  const { call } = await house.portal('hana');
  const boards = await Promise.all(
    [
      ['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
      ['2026-12-01T00:00:00.000Z', '2026-12-31T00:00:00.000Z'],
    ].map(([from = '', to = '']) =>
      call(listRequests, { query: { provider: ProviderId.parse(provider), from, to } }),
    ),
  );
  return boards.flatMap(({ requests }) => requests);
}

/** The kitchen accepts everything that waits for it. */
export async function acceptAll(house: House, provider: string): Promise<void> {
  const { call } = await house.portal('hana');
  for (const { id, version, status } of await boardFor(house, provider)) {
    if (status !== 'pending') continue;
    await call(answerRequest, { params: { id }, version, body: { action: 'accept' } });
  }
}

/** The kitchen accepts everything, and time goes on until `now`: what is over by then is completed. */
export async function deliverAll(
  house: House,
  provider: string,
  now: string,
): Promise<readonly BoardRequest[]> {
  await acceptAll(house, provider);
  await clockTo(house, now);
  return await eventually(
    () => boardFor(house, provider),
    (all) => all.every(({ status }) => status !== 'accepted' && status !== 'pending'),
  );
}
