import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { listDeskVisits } from '../../../contract/front-desk.ts';
import { addListedHost, ListedHostId } from '../../../contract/listed-hosts.ts';
import { readFeed } from '../../../contract/messages.ts';
import { listParcels, noteParcel, ParcelId } from '../../../contract/parcels.ts';
import { erasePersonalData, exportPersonalData, findPersonalData } from '../../../contract/personal-data.ts';
import { MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import { changeRoomDetails, readRoomDetails } from '../../../contract/room-details.ts';
import { listCalendars } from '../../../contract/calendars.ts';
import { closeRoomFault, listRoomFaults, reportFault, RoomFaultId } from '../../../contract/room-faults.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { receptionId } from '../../support/kiosk.ts';

const fjord = MailboxAddress.parse('fjord@nordhavn.example');

describeOnBothDatabases('who asks what is known of them beside visits', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  test('is found as the sender of a parcel and as whom one is for, and taken out without the parcel', async () => {
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    const note = (host: string, sender: string) =>
      call(noteParcel, {
        params: { id: reception },
        body: { id: ParcelId.parse(randomUUID()), host: { name: host }, note: 'a crate', sender },
      });
    const sent = await note('Anna Holm', 'Per Dal, per@dal.example');
    const got = await note('Per Dal', 'Contoso');
    const { records } = await call(findPersonalData, { body: { name: 'dal per' } });
    expect(records.map(({ kind, id, where }) => ({ kind, id, where }))).toEqual([
      { kind: 'parcel-host', id: got.id, where: 'Reception CPH' },
      { kind: 'parcel-sender', id: sent.id, where: 'Reception CPH' },
    ]);
    const byMail = await call(findPersonalData, { body: { mail: 'PER@dal.example' } });
    expect(byMail.records).toMatchObject([{ kind: 'parcel-sender', id: sent.id }]);

    const body = { records: records.map(({ kind, id }) => ({ kind, id })) };
    expect((await call(exportPersonalData, { body })).records).toMatchObject([
      { name: 'Per Dal', facts: { note: 'a crate' } },
      { name: 'Per Dal, per@dal.example' },
    ]);
    expect(await call(erasePersonalData, { body })).toMatchObject({ records: 2 });
    const { parcels } = await call(listParcels, { query: { reception } });
    const shown = parcels.map(({ host, sender }) => `${host.name}, ${sender}`);
    expect(new Set(shown)).toEqual(new Set([', ', 'Anna Holm, ']));
    expect((await call(findPersonalData, { body: { name: 'per dal' } })).records).toEqual([]);
  });

  test('is found as whom somebody visited unannounced, though no directory had them; without the name the visit stays', async () => {
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    const params = { id: reception };
    const wilma = VisitorId.parse(randomUUID());
    const vera = VisitorId.parse(randomUUID());
    const listed = ListedHostId.parse(randomUUID());
    const host = { name: 'Per Dal', mail: 'per@dal.example', phone: null, channel: null };
    await call(addListedHost, { params, body: { id: listed, ...host } });
    const welcome = (id: VisitorId, name: string, visits: { name: string } | { listed: ListedHostId }) =>
      call(welcomeWalkIns, { params, body: { visitors: [{ id, name }], host: visits } });
    await welcome(wilma, 'Wilma Walk', { name: 'Per Dal' });
    await welcome(vera, 'Vera Olsen', { listed });
    const found = async (who: { name: string } | { mail: string }) =>
      (await call(findPersonalData, { body: who })).records.filter(({ kind }) => kind === 'walk-in-host');
    const known = await found({ name: 'dal' });
    expect(new Set(known.map(({ id, name, mail, where }) => [id, name, mail, where].join(' ')))).toEqual(
      new Set([`${wilma} Per Dal  Reception CPH`, `${vera} Per Dal per@dal.example Reception CPH`]),
    );
    expect(await found({ mail: 'Per@dal.example' })).toMatchObject([{ id: vera }]);
    const told = async () =>
      (await sql<{ item: string }>`select item from notice where item like '% arrived'`.execute(house.db))
        .rows;
    expect(await told()).toHaveLength(1);

    const body = { records: known.map(({ kind, id }) => ({ kind, id })) };
    expect((await call(exportPersonalData, { body })).records).toMatchObject([
      { kind: 'walk-in-host', name: 'Per Dal' },
      { kind: 'walk-in-host', name: 'Per Dal' },
    ]);
    expect(await call(erasePersonalData, { body })).toMatchObject({ visitors: 0, records: 2 });
    expect(await found({ name: 'per dal' })).toEqual([]);
    expect(await told()).toEqual([]);
    const { visits } = await call(listDeskVisits, { query: { reception } });
    expect(new Set(visits.map(({ name, host: { name: visited } }) => `${name}: ${visited}`))).toEqual(
      new Set(['Wilma Walk: ', 'Vera Olsen: ']),
    );
    await expect(call(erasePersonalData, { body })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is found as who reported a fault that is open; without the name it stays, and can be settled', async () => {
    const { call } = await house.portal('hana');
    const room = (await call(listCalendars, {})).calendars.find(({ mailbox }) => mailbox === fjord);
    if (!room) throw new Error('F0 has Fjord');
    const contact = { name: 'House team', mail: 'hana@nordhavn.example' };
    const params = { id: room.id };
    const { version } = await call(readRoomDetails, { params });
    await call(changeRoomDetails, { params, version, body: { directions: '', contact } });
    const anna = await house.caller('anna');
    const id = RoomFaultId.parse(randomUUID());
    const timeZone = TimeZone.parse('Europe/Copenhagen');
    await anna(reportFault, {
      params: { mailbox: fjord },
      body: { id, about: null, words: 'The door sticks', timeZone },
    });
    const feed = async () => JSON.stringify(await call(readFeed, { query: {} }));
    expect(await feed()).toContain('Anna Holm');
    const { records } = await call(findPersonalData, { body: { mail: 'anna@nordhavn.example' } });
    expect(records).toMatchObject([{ kind: 'room-fault', id, name: 'Anna Holm', where: room.name }]);
    const body = { records: [{ kind: 'room-fault' as const, id: id as string }] };
    expect((await call(exportPersonalData, { body })).records).toMatchObject([
      { name: 'Anna Holm', facts: { about: null, words: 'The door sticks' } },
    ]);

    await call(erasePersonalData, { body });
    const found = await call(findPersonalData, { body: { name: 'Anna Holm' } });
    expect(found.records).toEqual([]);
    expect(await feed()).not.toContain('Anna Holm');
    const [fault] = (await call(listRoomFaults, { query: {} })).faults;
    expect(fault).toMatchObject({ id, words: 'The door sticks' });
    expect(JSON.stringify(fault)).not.toContain('Anna Holm');
    await call(closeRoomFault, { params: { id }, version: fault?.version ?? 0, body: { note: '' } });
    expect((await call(listRoomFaults, { query: {} })).faults).toEqual([]);
  });
});
