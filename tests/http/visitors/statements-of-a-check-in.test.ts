import { randomUUID } from 'node:crypto';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { listDeskVisits, takeStep } from '../../../contract/front-desk.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { addWatched, removeWatched, WatchEntryId } from '../../../contract/watch-list.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { receptionId } from '../../support/kiosk.ts';
import { aPane, send } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
/** Of one check-in: who asks, the transaction, and everything in it. It is 30; others work too. */
const MOST = 33;
/** From the lock of the end of the audit on, for which all others wait who change something in the organization. */
const MOST_WHILE_OTHERS_WAIT = 5;
const NAMES = ['Vera Olsen', 'Bo Berg', 'Li Wei', 'Nora Poe', 'Ib Dal'];

describe('what a check-in asks of the database', () => {
  let house: House;
  let statements: string[] = [];
  beforeAll(async () => {
    house = await startHouse({ onStatement: (statement) => statements.push(statement) });
  });
  afterAll(() => house.close());

  test(`is at most ${MOST} statements, no more than ${MOST_WHILE_OTHERS_WAIT} while others wait, and the watch list once for all of them`, async () => {
    const anna = await house.caller('anna');
    const pane = aPane(anna, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const visitors = NAMES.map((name) => ({ id: randomUUID(), name }));
    await anna(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    await send(house, { rooms: ['fjord'], ...noon });
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    const watched = { id: WatchEntryId.parse(randomUUID()), names: ['Nora Poe'], addresses: [] };
    const words = {
      reason: 'Asked to stay away.',
      instruction: 'Call security.',
      until: CalendarDay.parse('2027-01-31'),
    };
    await call(addWatched, { params: { id: reception }, body: { ...watched, ...words } });
    const desk = async () => (await call(listDeskVisits, { query: { reception, day: '2026-12-02' } })).visits;
    const visits = await eventually(desk, (seen) => seen.length === NAMES.length);
    expect(visits.filter(({ warning }) => warning !== null).map(({ name }) => name)).toEqual(['Nora Poe']);

    const checkIns: (readonly string[])[] = [];
    for (const { id, version } of visits) {
      statements = [];
      await call(takeStep, { params: { id }, version, body: { step: 'check-in' } });
      checkIns.push(statements);
    }

    // Whatever else the product did meanwhile was beside one of them only.
    const [one = []] = checkIns.toSorted((some, other) => some.length - other.length);
    expect(one.length).toBeLessThanOrEqual(MOST);
    const lock = one.findIndex((statement) => statement.includes('"audit_head"'));
    expect(lock).toBeGreaterThan(0);
    expect(one.slice(lock).length).toBeLessThanOrEqual(MOST_WHILE_OTHERS_WAIT);
    expect(checkIns.flat().filter((statement) => /select \* from "watch_entry"/.test(statement))).toEqual([]);

    await call(removeWatched, { params: { id: watched.id }, version: 1 });
    expect((await desk()).filter(({ warning }) => warning !== null)).toEqual([]); // what is in memory is no longer true
  });
});
