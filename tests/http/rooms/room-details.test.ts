import { randomUUID } from 'node:crypto';
import { addAssignment, listAssignments } from '../../../contract/access.ts';
import { readFeed } from '../../../contract/messages.ts';
import { listAudit } from '../../../contract/audit.ts';
import { changeCalendar, listCalendars, placeCalendars } from '../../../contract/calendars.ts';
import { CalendarDay } from '../../../contract/deadlines.ts';
import {
  placeOnFloorPlan,
  readFloorPlan,
  removeFloorPlan,
  setFloorPlan,
} from '../../../contract/floor-plans.ts';
import type { CalendarId } from '../../../contract/primitives.ts';
import { listUnits } from '../../../contract/organization.ts';
import { AssignmentId, OrganizationId, TimeZone, UnitId } from '../../../contract/primitives.ts';
import {
  addRoomPicture,
  arrangeRoomPictures,
  changeRoomDetails,
  readRoomDetails,
  RoomPictureId,
  showRoom,
} from '../../../contract/room-details.ts';
import { closeRoomFault, listRoomFaults, reportFault, RoomFaultId } from '../../../contract/room-faults.ts';
import { changeRoomPolicy } from '../../../contract/room-policies.ts';
import { findRooms } from '../../../contract/rooms.ts';
import { listFaults } from '../../../server/modules/room-details/faults.store.ts';
import { noPolicy } from '../../../server/modules/rooms/index.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';
import { mailTo } from '../scenarios/a-booking.ts';

const fjord = 'fjord@nordhavn.example';
const copenhagen = TimeZone.parse('Europe/Copenhagen');
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
/** Another picture, two pixels wide. */
const anotherPixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGMQaAAAAKMAkQ5lK7AAAAAASUVORK5CYII=';
const contact = { name: 'AV team', mail: 'av@nordhavn.example' } as const;

describeOnBothDatabases('the details of a room', (_create, database) => {
  let house: House;
  let hana: PortalPerson;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(async () => {
    await house.reset();
    hana = await house.portal('hana');
    anna = await house.caller('anna');
  });
  afterAll(() => house.close());

  const calendarNamed = async (name: string) => {
    const { calendars } = await hana.call(listCalendars, {});
    const found = calendars.find((calendar) => calendar.name === name);
    if (!found) throw new Error(`the fixture has no ${name}`);
    return found;
  };
  const unitOf = async (name: string) => UnitId.parse((await calendarNamed(name)).unit);
  const shown = async (day = '2026-12-02', who: Call = anna) =>
    await who(showRoom, {
      params: { mailbox: fjord },
      query: { day: CalendarDay.parse(day), timeZone: copenhagen },
    });
  const say = async (directions: string, more: object = {}) => {
    const { id } = await calendarNamed('fjord');
    const { version } = await hana.call(readRoomDetails, { params: { id } });
    const body = { directions, contact: null, ...more };
    return await hana.call(changeRoomDetails, { params: { id }, version, body });
  };
  const picture = async (alt: string, content = pixel, id = RoomPictureId.parse(randomUUID())) => {
    const params = { id: (await calendarNamed('fjord')).id };
    const { picturesVersion: version } = await hana.call(readRoomDetails, { params });
    return await hana.call(addRoomPicture, { params, version, body: { id, alt, content } });
  };
  const asAnna = async (path: string, headers: Record<string, string> = {}) =>
    await fetch(`${house.productUrl}/addin-api/rooms/${encodeURIComponent(fjord)}${path}`, {
      headers: {
        authorization: `Bearer ${await house.token('anna')}`,
        'foyer-organization': hana.organization() ?? '',
        ...headers,
      },
    });
  const auditOf = async (action: string) =>
    (await hana.call(listAudit, { query: {} })).entries.filter((entry) => entry.action === action);
  /** The plan of the place of fjord, on which fjord stands. */
  const planned = async () => {
    const id = await unitOf('fjord');
    const room = (await calendarNamed('fjord')).id;
    const plan = await hana.call(setFloorPlan, { params: { id }, version: 1, body: { content: pixel } });
    const body = { rooms: [{ id: room, x: 25.04, y: 60 }] };
    return await hana.call(placeOnFloorPlan, { params: { id }, version: plan.version, body });
  };
  const report = async (more: object = {}, who: Call = anna) =>
    await who(reportFault, {
      params: { mailbox: fjord },
      body: {
        id: RoomFaultId.parse(randomUUID()),
        about: null,
        words: 'The door sticks',
        timeZone: copenhagen,
        ...more,
      },
    });
  const open = async (who = hana.call) => (await who(listRoomFaults, { query: {} })).faults;
  const feedOf = async (name: string) => JSON.stringify(await (await house.portal(name)).call(readFeed, {}));
  const inSearch = async () => {
    const time = { start: '2026-12-02T14:00:00.000Z', end: '2026-12-02T15:00:00.000Z' };
    const { offers } = await anna(findRooms, { query: { ...time, equipment: [], savedRoom: [] } });
    return offers.find(({ mailbox }) => mailbox === fjord);
  };

  test('how to get there and whom to ask are said in the portal and seen in the pane; the audit says who wrote it', async () => {
    const said = await say('Lift to floor 3,\nthen left', { contact });

    expect(said).toMatchObject({ directions: 'Lift to floor 3,\nthen left', contact, version: 2 });
    expect(await shown()).toMatchObject({
      name: 'fjord',
      directions: 'Lift to floor 3,\nthen left',
      contact,
      pictures: [],
      plan: null,
      faults: [],
    });
    expect(await auditOf('room-details.changed')).toMatchObject([
      { actor: { name: 'Hana Berg' }, subject: { name: 'fjord' } },
    ]);
    await say('Lift to floor 3,\nthen left', { contact });
    expect(await auditOf('room-details.changed')).toHaveLength(1); // nothing was changed the second time
  });

  test('whoever saw an older version is told what is said now, and a mistake stands at its field', async () => {
    const { id } = await calendarNamed('fjord');
    await say('Left');
    const stale = hana.call(changeRoomDetails, {
      params: { id },
      version: 1,
      body: { directions: 'Right', contact: null },
    });
    await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(say('x'.repeat(2_001))).rejects.toMatchObject({
      errors: [{ pointer: '/body/directions', detail: 'must be at most 2000 characters' }],
    });
  });

  test('a picture is shown in the pane under the name of its content, kept by browsers, and is what its bytes say', async () => {
    const { pictures } = await picture('The table from the door');
    const { hash } = pictures[0] ?? { hash: '' };

    expect((await shown()).pictures).toMatchObject([{ alt: 'The table from the door', hash }]);
    const reply = await asAnna(`/pictures/${hash}`);
    expect([reply.status, Buffer.from(await reply.arrayBuffer()).toString('base64')]).toEqual([200, pixel]);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect((await asAnna(`/pictures/${'0'.repeat(32)}`)).status).toBe(404);
    expect((await asAnna(`/pictures/${hash}`, { authorization: 'Bearer x' })).status).toBe(401);
    const page = Buffer.from('<!doctype html><script>alert(1)</script>').toString('base64');
    await expect(picture('A page', page)).rejects.toMatchObject({
      errors: [{ pointer: '/body/content', detail: 'is not a PNG, JPEG or WebP picture' }],
    });
  });

  test('a room has six pictures at most, in the order that somebody gave them; sending one twice is sending it once', async () => {
    const params = { id: (await calendarNamed('fjord')).id };
    const first = RoomPictureId.parse(randomUUID());
    await picture('First', pixel, first);
    const again = await picture('First', pixel, first);
    expect(again.pictures).toHaveLength(1);
    await expect(picture('Something else', anotherPixel, first)).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    const bomb = Buffer.from(pixel, 'base64');
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    await expect(picture('Large', bomb.toString('base64'))).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/content', detail: expect.stringContaining('60000 × 60000 pixels') }],
    });
    for (const alt of ['2', '3', '4', '5', '6']) await picture(alt, anotherPixel);
    await expect(picture('One too many')).rejects.toMatchObject({ code: 'not-possible-now' });

    const { pictures, picturesVersion: version } = await hana.call(readRoomDetails, { params });
    const kept = [pictures[5], pictures[0]].flatMap((one) =>
      one ? [{ id: one.id, alt: `${one.alt}!` }] : [],
    );
    await hana.call(arrangeRoomPictures, { params, version, body: { pictures: kept } });
    expect((await shown()).pictures.map(({ alt }) => alt)).toEqual(['6!', 'First!']);

    const foreign = { id: RoomPictureId.parse(randomUUID()), alt: 'x' };
    const body = { pictures: [foreign] };
    await expect(
      hana.call(arrangeRoomPictures, { params, version: version + 1, body }),
    ).rejects.toMatchObject({ code: 'invalid-request' });
  });

  test('the day is that of the zone that is asked for, from memory, without titles or names, and says how old it is', async () => {
    const meeting = { organizer: 'carla', subject: 'Secret plans', rooms: ['fjord'] };
    // 23:30 on the second to 0:30 on the third in Copenhagen.
    const time = { start: '2026-12-02T22:30:00.000Z', end: '2026-12-02T23:30:00.000Z' };
    await house.control('POST', '/meetings', { ...meeting, ...time });
    const { day } = await eventually(
      () => shown(),
      ({ day: seen }) => seen.busy?.some(({ start }) => start === time.start) ?? false,
    );
    expect(day).toMatchObject({ start: '2026-12-01T23:00:00.000Z', end: '2026-12-02T23:00:00.000Z' });
    expect(day.readAt).not.toBeNull();
    const next = await shown('2026-12-03');
    expect(next.day.busy).toContainEqual({ ...time, isTentative: false });
    expect(JSON.stringify(next)).not.toMatch(/Secret|Carla|carla/);
    // The clocks go forward: that day has 23 hours.
    expect((await shown('2027-03-28')).day).toMatchObject({
      start: '2027-03-27T23:00:00.000Z',
      end: '2027-03-28T22:00:00.000Z',
    });
    // Nobody has read that far, and unknown is not free.
    expect((await shown('2029-11-01')).day).toMatchObject({ busy: null, readAt: null });
  });

  test('whoever may not see a room finds nothing of it: no details, pictures or plan, and nothing to report', async () => {
    const { hash } = (await picture('The table')).pictures[0] ?? { hash: '' };
    const plan = await planned();
    expect((await asAnna(`/plan/${plan.hash ?? ''}`)).status).toBe(200);

    const room = await calendarNamed('fjord');
    const policy = { ...noPolicy, seenBy: { groups: [randomUUID()], departments: [] } };
    await hana.call(changeRoomPolicy, { params: { id: room.id }, version: 1, body: policy });

    await expect(shown()).rejects.toMatchObject({ code: 'room-not-found' });
    await expect(report()).rejects.toMatchObject({ code: 'room-not-found' });
    expect((await asAnna(`/pictures/${hash}`)).status).toBe(404);
    expect((await asAnna(`/plan/${plan.hash ?? ''}`)).status).toBe(404);
  });

  describe('on a floor plan', () => {
    test('a room stands where it was put, on the plan that the pane gets; another plan leaves it there', async () => {
      const plan = await planned();
      expect(plan.rooms.find(({ name }) => name === 'fjord')?.position).toEqual({ x: 25, y: 60 });
      expect((await shown()).plan).toEqual({ hash: plan.hash, x: 25, y: 60 });

      const { version } = plan;
      const params = { id: plan.unit.id };
      const other = await hana.call(setFloorPlan, { params, version, body: { content: anotherPixel } });
      expect(other.hash).not.toBe(plan.hash);
      expect((await shown()).plan).toEqual({ hash: other.hash, x: 25, y: 60 });
      expect((await asAnna(`/plan/${other.hash ?? ''}`)).status).toBe(200);
      expect((await asAnna(`/plan/${plan.hash ?? ''}`)).status).toBe(404);
      expect((await hana.send(`/portal-api/units/${params.id}/plan/${other.hash ?? ''}`)).status).toBe(200);

      const none = await hana.call(placeOnFloorPlan, { params, version: other.version, body: { rooms: [] } });
      expect((await shown()).plan).toBeNull();
      await hana.call(removeFloorPlan, { params, version: none.version });
      expect((await hana.call(readFloorPlan, { params })).hash).toBeNull();
      expect((await auditOf('floor-plan.changed')).map(({ subject }) => subject.name)).toHaveLength(5);
    });

    test.each([
      [
        'changed',
        (id: CalendarId, version: number, unit: UnitId) => (who: Call) =>
          who(changeCalendar, { params: { id }, version, body: { unit } }),
      ],
      [
        'placed with others',
        (id: CalendarId, _version: number, unit: UnitId) => (who: Call) =>
          who(placeCalendars, { body: { ids: [id], unit } }),
      ],
    ])(
      'a room that is %s into another place is on no plan any more, also when it comes back',
      async (_how, move) => {
        const plan = await planned();
        const room = await calendarNamed('fjord');
        const elsewhere = (await hana.call(listUnits, {})).units.find(({ id }) => id !== room.unit)?.id;
        await move(room.id, room.version, UnitId.parse(elsewhere))(hana.call);
        expect((await shown()).plan).toBeNull();
        const moved = await calendarNamed('fjord');
        await move(moved.id, moved.version, plan.unit.id)(hana.call);
        expect((await shown()).plan).toBeNull();
      },
    );

    test('only rooms of the place stand on it, and only where there is a plan', async () => {
      const id = await unitOf('fjord');
      const hudson = (await calendarNamed('hudson')).id;
      const rooms = [{ id: hudson, x: 1, y: 1 }];
      await expect(
        hana.call(placeOnFloorPlan, { params: { id }, version: 1, body: { rooms } }),
      ).rejects.toMatchObject({ code: 'not-possible-now' });
      const { version } = await planned();
      await expect(
        hana.call(placeOnFloorPlan, { params: { id }, version, body: { rooms } }),
      ).rejects.toMatchObject({ code: 'invalid-request' });
      await expect(
        hana.call(placeOnFloorPlan, { params: { id }, version: version - 1, body: { rooms: [] } }),
      ).rejects.toMatchObject({ code: 'changed-meanwhile' });
    });
  });

  describe('what is broken', () => {
    test('is reported in the pane, stands in the list of rooms, is settled in the portal with a note, and both sides are told', async () => {
      await say('', { contact });
      const equipment = (await calendarNamed('fjord')).equipment[0] ?? '';
      const fault = await report({ about: equipment, words: 'It stays dark' });

      expect(await open()).toMatchObject([
        { id: fault.id, room: { name: 'fjord' }, about: equipment, reportedBy: 'Anna Holm', closed: null },
      ]);
      expect((await shown()).faults).toEqual([fault]);
      expect((await inSearch())?.faults).toEqual([equipment]);
      const carla = await house.caller('carla');
      await expect(report({ about: equipment, words: '' }, carla)).rejects.toMatchObject({
        code: 'already-exists',
      });
      const told = await eventually(
        async () => await house.control('GET', `/mail?to=${encodeURIComponent(contact.mail)}`),
        (mails) => JSON.stringify(mails).includes('Something is broken in fjord'),
      );
      expect(JSON.stringify(told)).toContain('It stays dark');

      const params = { id: fault.id };
      const closed = await hana.call(closeRoomFault, { params, version: 1, body: { note: 'New cable' } });
      expect(closed).toMatchObject({
        closed: { by: 'Hana Berg', note: 'New cable' },
        reportedBy: null,
        version: 2,
      });
      expect(
        await house.db
          .selectFrom('room_fault')
          .select(['reporter_name', 'reporter_mail', 'reporter_id'])
          .execute(),
      ).toEqual([{ reporter_name: '', reporter_mail: null, reporter_id: '' }]);
      expect(await open()).toEqual([]);
      expect((await hana.call(listRoomFaults, { query: { state: 'closed' } })).faults).toEqual([closed]);
      expect((await shown()).faults).toEqual([]);
      expect(await inSearch()).not.toHaveProperty('faults');
      const mails = await eventually(
        () => mailTo(house, 'anna'),
        (all) => all.some(({ subject }) => subject.includes('is settled')),
      );
      expect(mails.find(({ subject }) => subject.includes('is settled'))?.text).toContain('New cable');
      await expect(
        hana.call(closeRoomFault, { params, version: 2, body: { note: '' } }),
      ).rejects.toMatchObject({ code: 'not-possible-now' });
      // Settled, it can break again.
      expect(await report({ about: equipment }, carla)).toMatchObject({ about: equipment });
      expect(await auditOf('room-fault.reported')).toHaveLength(2);
      expect(await auditOf('room-fault.closed')).toHaveLength(1);
    });

    test('is written in the language of each reader, and the teams for rooms and AV that serve the room are told of it and that it is settled, kitchens not', async () => {
      await say('', { contact: { ...contact, language: 'de' } });
      const fault = await report({ words: 'Der Stuhl wackelt', language: 'fr-FR' });
      const told = await eventually(
        async () =>
          JSON.stringify(await house.control('GET', `/mail?to=${encodeURIComponent(contact.mail)}`)),
        (mails) => mails.includes('Der Stuhl wackelt'),
      );
      expect(told).toContain('In fjord ist etwas defekt');
      expect(await feedOf('erik')).toContain('Something is broken in fjord');
      expect(await feedOf('dora')).not.toContain('Something is broken in fjord');
      const settled = 'What was broken in fjord is settled';
      expect(await feedOf('erik')).not.toContain(settled);

      const { call } = hana;
      await call(closeRoomFault, { params: { id: fault.id }, version: 1, body: { note: 'Neue Schraube' } });
      const mails = await eventually(
        () => mailTo(house, 'anna'),
        (all) => all.some(({ text }) => text.includes('Neue Schraube')),
      );
      expect(mails.find(({ text }) => text.includes('Neue Schraube'))?.subject).toContain(
        'Ce que vous avez signalé dans fjord est réglé',
      );
      expect(await feedOf('erik')).toContain(settled);
      expect(await feedOf('erik')).toContain('Neue Schraube');
      expect(await feedOf('dora')).not.toContain(settled);
    });

    test('of settled faults only so many are read as are asked for, the last ones', async () => {
      for (const words of ['the first', 'the second', 'the third']) {
        const { id } = await report({ words });
        await hana.call(closeRoomFault, { params: { id }, version: 1, body: { note: '' } });
      }
      const { organization_id } = await house.db
        .selectFrom('room_fault')
        .select('organization_id')
        .executeTakeFirstOrThrow();
      const read = (most: number) =>
        listFaults(house.db, OrganizationId.parse(organization_id), { isOpen: false, most });
      expect(await read(2)).toHaveLength(2);
      expect(await read(2)).toEqual((await read(10)).slice(0, 2));
      expect((await hana.call(listRoomFaults, { query: { state: 'closed' } })).isComplete).toBe(true);
    });

    test('sent twice is reported once; something else under the same id, nothing at all, and what the room lacks are refused', async () => {
      const id = RoomFaultId.parse(randomUUID());
      const fault = await report({ id });
      expect(await report({ id })).toEqual(fault);
      expect(await open()).toHaveLength(1);
      await expect(report({ id, words: 'The lamp' })).rejects.toMatchObject({
        code: 'idempotency-key-reused',
      });
      await expect(report({ words: ' ' })).rejects.toMatchObject({
        errors: [{ pointer: '/body/words', detail: 'must say what is broken' }],
      });
      await expect(report({ about: 'submarine' })).rejects.toMatchObject({
        errors: [{ pointer: '/body/about', detail: 'is no equipment of this room' }],
      });
      expect((await inSearch())?.faults).toEqual([null]);
    });

    test('ten within an hour are taken from one person, however many at once', async () => {
      const tried = await Promise.allSettled(
        Array.from({ length: 12 }, (_one, at) => report({ words: `No ${at}` })),
      );
      const refused = tried.filter(({ status }) => status === 'rejected');
      expect(refused).toMatchObject([
        { reason: { code: 'too-many-requests' } },
        { reason: { code: 'too-many-requests' } },
      ]);
      expect(await open()).toHaveLength(10);
      await report({ words: 'The door sticks' }, await house.caller('carla'));
      expect(await open()).toHaveLength(11);
    });

    test('is listed and settled by those who look after that place, and is nothing to those of another', async () => {
      const fault = await report();
      const [assignment] = (await hana.call(listAssignments, {})).assignments;
      const person = house
        .world()
        .tenants.flatMap(({ people }) => people)
        .find(({ handle }) => handle === 'ivan');
      if (!assignment || !person) throw new Error('the fixture lacks somebody');
      const holder = { kind: 'user', tenantId: assignment.holder.tenantId, id: person.id } as const;
      const give = async (unit: string) =>
        await hana.call(addAssignment, {
          body: {
            id: AssignmentId.parse(randomUUID()),
            holder,
            holderName: 'Ivan',
            role: 'resources-administrator',
            unit: UnitId.parse(unit),
          },
        });
      await give((await calendarNamed('hudson')).unit ?? '');
      const ivan = await house.portal('ivan');
      ivan.actIn(hana.organization());
      expect(await open(ivan.call)).toEqual([]);
      const params = { id: fault.id };
      const close = () => ivan.call(closeRoomFault, { params, version: 1, body: { note: '' } });
      await expect(close()).rejects.toMatchObject({ code: 'not-found' });
      await give((await calendarNamed('fjord')).unit ?? '');
      expect(await open(ivan.call)).toHaveLength(1);
      expect((await close()).closed?.by).toContain('Ivan');
    });
  });
});
