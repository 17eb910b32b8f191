import { randomUUID } from 'node:crypto';
import { listAudit } from '../../../contract/audit.ts';
import { listParcels, noteParcel, ParcelId, stepParcel } from '../../../contract/parcels.ts';
import type { Parcel, ParcelStep } from '../../../contract/parcels.ts';
import { changeReception, listReceptions } from '../../../contract/receptions.ts';
import { findHosts } from '../../../contract/walk-ins.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { receptionId } from '../../support/kiosk.ts';
import { clockTo, mailTo } from '../scenarios/a-booking.ts';

describeOnBothDatabases('what waits at a desk', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(async () => {
    await house.reset();
    await clockTo(house, '2026-12-02T08:30:00Z');
  });
  afterAll(() => house.close());

  async function aDesk(person = 'fatima', name = 'Reception CPH') {
    const { call } = await house.portal(person);
    const reception = await receptionId(house, name);
    return {
      anna: async () => {
        const { hosts } = await call(findHosts, { query: { reception, search: 'ann' } });
        return { tenantId: hosts[0]?.tenantId ?? '', id: hosts[0]?.id ?? '' };
      },
      note: (body: object) => call(noteParcel, { params: { id: reception }, body: body as never }),
      list: async () => (await call(listParcels, { query: { reception } })).parcels,
      take: ({ id, version }: Parcel, step: ParcelStep) =>
        call(stepParcel, { params: { id }, version, body: { step } }),
    };
  }
  const mails = async () =>
    (await mailTo(house, 'anna')).filter(({ subject }) => /come for you/.test(subject));

  test('is told to whom it is for, once, with what it is and how the desk is reached; the audit says neither', async () => {
    const { call } = await house.portal('hana');
    const cph = (await call(listReceptions, {})).receptions.find(({ name }) => name === 'Reception CPH');
    if (!cph) throw new Error('F0 has a reception in Copenhagen');
    const checkOut = { contact: 'telephone 4000' };
    await call(changeReception, { params: { id: cph.id }, version: cph.version, body: { checkOut } });
    const desk = await aDesk();
    const body = { id: randomUUID(), host: await desk.anna(), note: 'A crate of oysters, in the fridge' };
    const parcel = await desk.note(body);
    expect(parcel).toMatchObject({
      host: { name: 'Anna Holm', mail: 'anna@nordhavn.example' },
      note: body.note,
      arrivedAt: '2026-12-02T08:30:00.000Z',
      handedOverAt: null,
    });
    expect(await desk.note(body)).toEqual(parcel); // the same click twice
    await expect(desk.note({ ...body, note: 'Something else' })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    const [mail] = await eventually(mails, (all) => all.length > 0);
    expect(mail?.subject).toMatch(/^Something has come for you at Reception CPH/);
    expect(mail?.text).toContain('A crate of oysters, in the fridge');
    expect(mail?.text).toContain('telephone 4000');
    await clockTo(house, '2026-12-02T09:30:00Z');
    expect(await mails()).toHaveLength(1);
    const { entries } = await call(listAudit, { query: {} });
    expect(entries).toContainEqual(expect.objectContaining({ action: 'parcel.noted' }));
    expect(JSON.stringify(entries)).not.toMatch(/oysters/);
  });

  test('is handed over, and that is taken back; of two desks that do it at once one is told', async () => {
    const desk = await aDesk();
    const parcel = await desk.note({ id: randomUUID(), host: { name: 'Somebody' } });
    expect(parcel.host.mail).toBeNull();
    const given = await desk.take(parcel, 'hand-over');
    expect(given.handedOverAt).toBe('2026-12-02T08:30:00.000Z');
    await expect(desk.take(parcel, 'hand-over')).rejects.toMatchObject({
      code: 'changed-meanwhile',
      current: given,
    });
    await expect(desk.take(given, 'hand-over')).rejects.toMatchObject({ code: 'not-possible-now' });
    const back = await desk.take(given, 'undo');
    expect(await desk.list()).toEqual([back]);
    expect(back.handedOverAt).toBeNull();
    await expect(desk.take(back, 'undo')).rejects.toMatchObject({ code: 'not-possible-now' });
    await desk.take(back, 'hand-over');
    await clockTo(house, '2026-12-03T08:31:00Z');
    expect(await desk.list()).toEqual([]); // a day later
  });

  test('is nobody’s who works elsewhere', async () => {
    const desk = await aDesk();
    const parcel = await desk.note({ id: randomUUID(), host: { name: 'Somebody' } });
    for (const person of ['dora']) {
      const other = await aDesk(person);
      const id = ParcelId.parse(randomUUID());
      for (const refused of [
        () => other.list(),
        () => other.note({ id, host: { name: 'Somebody' } }),
        () => other.take(parcel, 'hand-over'),
      ]) {
        await expect(refused()).rejects.toMatchObject({ status: 404 });
      }
    }
    expect(await desk.list()).toEqual([parcel]);
  });

  test('has a sender, whom the desk reads and the mail does not say', async () => {
    const desk = await aDesk();
    await desk.note({ id: randomUUID(), host: await desk.anna(), note: 'A crate', sender: 'Oyster Bros.' });
    expect(await desk.list()).toMatchObject([{ sender: 'Oyster Bros.', isForgotten: false }]);
    const [mail] = await eventually(mails, (all) => all.length > 0);
    expect(mail?.text).toContain('A crate');
    expect(mail?.text).not.toContain('Oyster');
  });

  test('is forgotten as visitors are once it was handed over', async () => {
    const desk = await aDesk();
    const given = await desk.note({ id: randomUUID(), host: await desk.anna(), note: 'A crate of oysters' });
    await desk.take(given, 'hand-over');
    await clockTo(house, '2027-01-01T08:29:00Z'); // thirty days, but for a minute
    expect(await house.db.selectFrom('parcel').select('note').execute()).toHaveLength(1);
    await clockTo(house, '2027-01-01T08:31:00Z');
    expect(await house.db.selectFrom('parcel').select('note').execute()).toEqual([]);
    const notices = await house.db.selectFrom('notice').select('facts').execute();
    expect(JSON.stringify(notices)).not.toContain('oysters');
  });

  test('that nobody fetches stays, without whom it is for; the report counts it, and it can be taken away', async () => {
    const { call } = await house.portal('hana');
    const cph = (await call(listReceptions, {})).receptions.find(({ name }) => name === 'Reception CPH');
    if (!cph) throw new Error('F0 has a reception in Copenhagen');
    await call(changeReception, { params: { id: cph.id }, version: cph.version, body: { retentionDays: 7 } });
    const desk = await aDesk();
    await desk.note({
      id: randomUUID(),
      host: await desk.anna(),
      note: 'A bicycle',
      sender: 'Wheels of Fyn',
    });
    await clockTo(house, '2026-12-20T08:31:00Z'); // a colleague may be on leave for longer than a week
    expect(await desk.list()).toMatchObject([{ host: { name: 'Anna Holm' }, note: 'A bicycle' }]);
    await clockTo(house, '2027-01-01T08:31:00Z');
    const [left] = await desk.list();
    expect(left).toMatchObject({ host: { name: '', mail: null }, note: '', sender: '', isForgotten: true });
    const kept = [
      await house.db.selectFrom('parcel').selectAll().execute(),
      await house.db.selectFrom('notice').select('facts').execute(),
    ];
    expect(JSON.stringify(kept)).not.toMatch(/bicycle|Fyn|Anna|anna@/);
    const { entries } = await call(listAudit, { query: {} });
    expect(entries.filter(({ action }) => action === 'parcel.forgotten')).toMatchObject([
      { after: { parcels: 0, unfetched: 1 } },
    ]);
    if (!left) throw new Error('it still lies there');
    await desk.take(left, 'hand-over');
    await clockTo(house, '2027-01-10T08:31:00Z');
    expect(await house.db.selectFrom('parcel').select('id').execute()).toEqual([]);
  });
});
