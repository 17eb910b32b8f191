import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { previewInvitation } from '../../../contract/reception-preview.ts';
import { changeReception, listReceptions } from '../../../contract/receptions.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, clockTo, send } from '../scenarios/a-booking.ts';

const Mails = z.array(z.object({ subject: z.string(), text: z.string() }));
const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };

describeOnBothDatabases('the own words of a reception', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  async function copenhagen() {
    const { call } = await house.portal('hana');
    const reception = (await call(listReceptions, {})).receptions.find(
      ({ name }) => name === 'Reception CPH',
    );
    if (!reception) throw new Error('F0 has a reception in Copenhagen');
    return { call, reception };
  }

  test('reach the visitor in the visitor’s language, and the others in their own', async () => {
    const { call, reception } = await copenhagen();
    const none = { subject: '', paragraph: '' };
    const texts = {
      en: none,
      da: none,
      fr: none,
      de: { subject: 'Willkommen, {visitor}!', paragraph: 'Bitte Ausweis mitbringen: {address}.' },
    };
    const body = { texts, address: 'Havnegade 1', directions: 'Ring twice.' };
    await call(changeReception, { params: { id: reception.id }, version: reception.version, body });

    const anna = await house.caller('anna');
    const pane = aPane(anna, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...noon });
    const visitors = [
      { id: randomUUID(), name: 'Greta Groß', mail: 'greta@fabrikam.example', language: 'de' },
      { id: randomUUID(), name: 'Bob Bell', mail: 'bob@fabrikam.example' },
    ];
    await anna(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
    await send(house, { rooms: ['fjord'], ...noon });
    await clockTo(house, '2026-12-01T11:00:00Z');
    const mailTo = async (mail: string) =>
      (
        await eventually(
          async () => Mails.parse(await house.control('GET', `/mail?to=${encodeURIComponent(mail)}`)),
          (mails) => mails.length > 0,
        )
      )[0];
    const greta = await mailTo('greta@fabrikam.example');
    expect(greta?.subject).toBe('Willkommen, Greta Groß!');
    expect(greta?.text).toContain('Bitte Ausweis mitbringen: Havnegade 1.');
    expect(greta?.text).not.toContain('Ring twice.');
    const bob = await mailTo('bob@fabrikam.example');
    expect(bob?.subject).toMatch(/^Anna Holm expects you/);
    expect(bob?.text).toContain('Ring twice.');
  });

  test('are refused with the name of a placeholder that nobody fills in, and audited when they are saved', async () => {
    const { call, reception } = await copenhagen();
    const change = (paragraph: string) =>
      call(changeReception, {
        params: { id: reception.id },
        version: reception.version,
        body: { texts: { da: { paragraph } } },
      });
    await expect(change('Spørg efter {vært}')).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [
        {
          pointer: '/body/texts/da/paragraph',
          detail: expect.stringContaining('has {vært}, which is not known'),
        },
      ],
    });
    await change('Spørg efter {host}');
    const { entries } = await call(listAudit, { query: {} });
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'reception.changed',
        after: expect.objectContaining({
          texts: expect.objectContaining({ da: { subject: '', paragraph: 'Spørg efter {host}' } }),
        }),
      }),
    );
  });

  test('are looked at before they are saved, as text and as a page with its code in it; nobody is told', async () => {
    const { call } = await copenhagen();
    const mail = await call(previewInvitation, {
      body: {
        name: 'Hauptempfang',
        language: 'da',
        timeZone: 'Europe/Berlin',
        address: '',
        directions: '',
        retentionDays: 3,
        texts: { de: { paragraph: 'Guten Tag {visitor}, {host} erwartet Sie um {start} im {room}.' } },
        speaks: 'de',
      },
    });
    expect(mail.subject).toBe('Hana Berg erwartet Sie – Di., 1. Dez. 2026, 10:00–11:00 Uhr');
    expect(mail.text).toContain(
      'Guten Tag Kim Sample, Hana Berg erwartet Sie um Di., 1. Dez. 2026, 10:00 im Fjord.',
    );
    expect(mail.html).toContain('src="data:image/png;base64,');
    expect(mail.html).not.toContain('cid:');
    expect(await house.control('GET', '/mail')).toEqual([]);
  });

  test('are shown to nobody who may not set receptions up', async () => {
    const { call } = await house.portal('fatima');
    const body = {
      name: 'x',
      language: 'da',
      timeZone: 'Europe/Berlin',
      address: '',
      directions: '',
      retentionDays: 3,
      texts: {},
      speaks: 'de' as const,
    };
    await expect(call(previewInvitation, { body })).rejects.toMatchObject({ code: 'permission-missing' });
  });
});
