import { randomUUID } from 'node:crypto';
import { askOnBehalf, listServedMeetings } from '../../../contract/on-behalf.ts';
import { readRequest } from '../../../contract/request-page.ts';
import { changeProvider, listMyProviders, listProviders } from '../../../contract/service-teams.ts';
import type { ProviderId } from '../../../contract/services.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, boardOnce, clockTo, mailTo, meetingPath, send } from '../scenarios/a-booking.ts';

const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const day = { from: '2026-12-01T23:00:00.000Z', to: '2026-12-02T23:00:00.000Z' };

describeOnBothDatabases('a request on behalf of an organizer', (_create, kind) => {
  let house: House;
  let fatima: Awaited<ReturnType<House['portal']>>['call'];
  let team: ProviderId;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
  });
  beforeEach(async () => {
    await house.reset();
    fatima = (await house.portal('fatima')).call;
    const first = (await fatima(listMyProviders, {})).providers[0];
    if (!first) throw new Error('fatima works for no team');
    team = first.id;
  });
  afterAll(() => house.close());

  /** Anna's; other people meet that day too. */
  const served = async () =>
    (await fatima(listServedMeetings, { params: { id: team }, query: day })).meetings.filter(
      ({ organizer, start }) => organizer.mail === 'anna@nordhavn.example' && start === wednesday.start,
    );
  const seen = () => eventually(served, (meetings) => meetings.length > 0);
  const enter = (meeting: object, more: object = {}) =>
    fatima(askOnBehalf, {
      params: { id: team },
      body: { clientKey: randomUUID(), meeting: meeting as never, text: 'rows', ...more },
    });
  const which = ({ meetingUid, occurrence }: Awaited<ReturnType<typeof served>>[number]) => ({
    meetingUid,
    occurrence,
  });

  test('S21: is entered on a meeting whose organizer never opened the pane; the organizer is told who did, and it follows the meeting', async () => {
    const uid = await send(house, { rooms: ['fjord'], ...wednesday });
    const [meeting] = await seen();
    if (!meeting) throw new Error('the room does not show the meeting');
    expect(meeting).toMatchObject({ organizer: { mail: 'anna@nordhavn.example' }, isWholeSeries: false });
    expect(JSON.stringify(meeting)).not.toContain('Planning');
    await enter(which(meeting));

    const [request] = await boardOnce(house, (all) => all.length === 1);
    expect(request).toMatchObject({ text: 'rows', organizer: { mail: 'anna@nordhavn.example' } });
    const page = await fatima(readRequest, { params: { id: request?.id as never } });
    expect(page.enteredBy).toContain('Fatima');
    await clockTo(house, '2026-11-30T08:06:00.000Z');
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (all) => all.some(({ text }) => text.includes('on your behalf')),
    );
    expect(mails.some(({ text }) => /Fatima.*on your behalf/s.test(text))).toBe(true);

    const later = { start: '2026-12-02T13:00:00.000Z', end: '2026-12-02T14:00:00.000Z' };
    await house.control('PATCH', meetingPath(uid), later);
    const [moved] = await boardOnce(house, ([one]) => one?.start === later.start);
    expect(moved).toMatchObject(later);
  });

  test('two who enter something on one meeting at the same moment enter it on the same meeting', async () => {
    await send(house, { rooms: ['fjord'], ...wednesday });
    const [meeting] = await seen();
    if (!meeting) throw new Error('the room does not show the meeting');
    await Promise.all([enter(which(meeting)), enter(which(meeting), { text: 'a lectern' })]);
    const requests = await boardOnce(house, (all) => all.length === 2);
    expect(requests.map(({ text }) => text).toSorted()).toEqual(['a lectern', 'rows']);
    expect(new Set(requests.map(({ link }) => link)).size).toBe(1);
  });

  test('stands beside what the organizer asked for in the pane, on the same meeting; the same key is the same request', async () => {
    const pane = aPane(await house.caller('anna'), 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...wednesday });
    await pane.ask('a circle');
    await send(house, { rooms: ['fjord'], ...wednesday });
    await boardOnce(house, (all) => all.length === 1);
    const [meeting] = await seen();
    if (!meeting) throw new Error('the room does not show the meeting');
    const clientKey = randomUUID();
    const entered = await enter(which(meeting), { clientKey });
    expect(await enter(which(meeting), { clientKey })).toMatchObject({ id: entered.id });
    expect(await refusalOf(enter(which(meeting), { clientKey, text: 'else' }))).toMatchObject({
      code: 'idempotency-key-reused',
    });
    const stated = (await pane.templates()).map(({ text, enteredBy }) => `${text}: ${enteredBy}`);
    expect(stated.toSorted()).toEqual([
      expect.stringMatching(/^a circle: Anna/),
      expect.stringMatching(/^rows: Fatima/),
    ]);
    expect(await boardOnce(house, (all) => all.length === 2)).toHaveLength(2);
  });

  test('is for members of the team, and for meetings that its rooms show', async () => {
    const unknown = { meetingUid: 'nothing-like-it', occurrence: null };
    expect(await refusalOf(enter(unknown))).toMatchObject({ status: 404 });
    const uid = await send(house, { rooms: ['fjord'], ...wednesday });
    const [meeting] = await seen();
    if (!meeting) throw new Error('the room does not show the meeting');
    await house.control('DELETE', meetingPath(uid));
    expect(await eventually(served, (all) => all.length === 0)).toEqual([]);
    expect(await refusalOf(enter(which(meeting)))).toMatchObject({ status: 404 });

    const hana = (await house.portal('hana')).call;
    for (const { id, version } of (await hana(listProviders, {})).providers) {
      await hana(changeProvider, { params: { id }, version, body: { members: [] } });
    }
    expect(await refusalOf(served())).toMatchObject({ status: 404 });
    expect(await refusalOf(enter(which(meeting)))).toMatchObject({ status: 404 });
  });
});

/** What a call was refused with; it must have been. */
async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('this was not refused');
}
