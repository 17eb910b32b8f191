import { listBoard } from '../../../contract/board.ts';
import { listMyProviders } from '../../../contract/service-teams.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { aPane, send } from '../scenarios/a-booking.ts';

const DAYS = 104;
/** Free in the room on every day, from 15:00 in Copenhagen. */
const first = { start: '2026-12-01T14:00:00.000Z', end: '2026-12-01T15:00:00.000Z' };
const startDate = '2026-12-01';
const endDate = new Date(Date.parse(startDate) + (DAYS - 1) * 86_400_000).toISOString().slice(0, 10);

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

test('whoever prints more than a page of the board gets a label for each of its requests', async () => {
  const anna = aPane(await house.caller('anna'), 'anna');
  await anna.say({
    rooms: ['fjord'],
    ...first,
    recurrence: {
      recurrenceType: 'daily',
      recurrenceProperties: { interval: 1 },
      seriesTime: { startDate, endDate, startTime: '15:00', durationMinutes: 60 },
    },
  });
  await anna.ask();
  await send(
    house,
    { rooms: ['fjord'], ...first },
    {
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'endDate', startDate, endDate },
      },
    },
  );
  const { call, send: ask } = await house.portal('fatima');
  const { providers } = await call(listMyProviders, {});
  const provider = providers[0]?.id;
  if (!provider) throw new Error('fatima works for no team');
  const { counts } = await eventually(
    () => call(listBoard, { query: { provider, view: 'all' } }),
    (board) => board.counts.pending === DAYS,
  );
  expect(counts.pending).toBe(DAYS);

  const paper = await ask(`/portal-api/service-board/paper?provider=${provider}&view=pending&paper=labels`);
  const pages = await readPdf(new Uint8Array(await paper.arrayBuffer()));
  expect(pages).toHaveLength(DAYS);
  expect(new Set(pages.map(({ text }) => text)).size).toBe(DAYS);
});
