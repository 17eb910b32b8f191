import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readEvacuationList } from '../../../contract/evacuation.ts';
import { listDeskVisits, takeStep } from '../../../contract/front-desk.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { receptionId } from '../../support/kiosk.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { aPane, clockTo, send } from '../scenarios/a-booking.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const Mails = z.array(z.object({ subject: z.string(), html: z.string() }));
const MARKUP = '<img src=x onerror=alert(1)> & Søn';
const names = [
  'Ø',
  'x'.repeat(300),
  'Zoë Ångström',
  'Вера Ольсен',
  '李小龍',
  'ليلى حداد',
  MARKUP,
  '=HYPERLINK("https://evil.example")',
];

describeOnBothDatabases('names of visitors', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(async () => {
    await house.reset();
    await clockTo(house, '2026-12-02T10:30:00Z');
  });
  afterAll(() => house.close());

  async function aPaneOfAnna() {
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const params = { bookingKey: pane.bookingKey };
    return {
      register: (visitors: readonly object[]) =>
        call(registerVisitors, {
          params,
          body: { visitors: visitors.map((one) => ({ id: randomUUID(), ...one })) as never },
        }),
    };
  }

  test('of one letter, of 300, of four scripts, from the right, and with markup come to desk, mail and roll as they are, and onto paper', async () => {
    const { register } = await aPaneOfAnna();
    await register(names.map((name, at) => ({ name, mail: `guest${at}@fabrikam.example` })));
    await send(house, { rooms: ['fjord'], ...noon });
    const { call, send: ask } = await house.portal('fatima');
    const reception = await receptionId(house, 'Reception CPH');
    const desk = async () => (await call(listDeskVisits, { query: { reception, day: '2026-12-02' } })).visits;
    const visits = await eventually(desk, (seen) => seen.length === names.length);
    expect(visits.map(({ name }) => name).toSorted()).toEqual(names.toSorted());

    await clockTo(house, '2026-12-02T10:31:00Z');
    const [mail] = await eventually(
      async () =>
        Mails.parse(await house.control('GET', `/mail?to=guest${names.indexOf(MARKUP)}%40fabrikam.example`)),
      (found) => found.length > 0,
    );
    expect(mail?.html).not.toContain('<img src=x');
    for (const { id, version } of visits) {
      await call(takeStep, { params: { id }, version, body: { step: 'check-in' } });
      const badge = await ask(`/portal-api/badges?visit=${id}`);
      expect([badge.status, badge.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    }
    const { people } = await call(readEvacuationList, { query: { reception } });
    expect(people.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    const paper = await ask(`/portal-api/evacuation/paper?reception=${reception}`);
    const pages = await readPdf(new Uint8Array(await paper.arrayBuffer()));
    const printed = pages.map(({ text }) => text).join(' ');
    for (const name of ['Вера Ольсен', 'Zoë Ångström', MARKUP]) expect(printed).toContain(name);
    expect(printed).toContain('[CJK UNIFIED IDEOGRAPH-674E]'); // no font of the paper has it: never a blank
  });

  test.each([
    ['none', ''],
    ['nothing but blanks', '   '],
    ['301 letters', 'x'.repeat(301)],
    ['a second line', 'Vera\nOlsen'],
    ['a letter that turns the text around', 'Vera \u202EneslO'],
    ['a NUL', 'Vera\u0000Olsen'],
    ['half of a character', 'Vera \uD83D'],
  ])('with %s are refused at the name, and nobody of the list is registered', async (_what, name) => {
    const { register } = await aPaneOfAnna();
    await expect(register([{ name: 'Bo Berg' }, { name }])).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/visitors/1/name' }],
    });
    const rows = await house.db.selectFrom('visitor').select('id').execute();
    expect(rows).toEqual([]);
  });

  test('twice at one meeting are one person too many, said at the second one', async () => {
    const { register } = await aPaneOfAnna();
    await expect(register([{ name: 'Vera Olsen' }, { name: 'VERA  OLSEN' }])).rejects.toMatchObject({
      errors: [{ pointer: '/body/visitors/1/name', detail: 'is expected at this meeting already' }],
    });
  });
});
