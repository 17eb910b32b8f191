import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { listDeskVisits, listMyReceptions, takeStep } from '../../../contract/front-desk.ts';
import { readHostChannels, setHostChannels, testHostChannel } from '../../../contract/host-channels.ts';
import type { HostChannel } from '../../../contract/host-channels.ts';
import { findHosts, welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { openChannelSink, textIn } from '../../support/channel-sink.ts';
import type { ChannelSink } from '../../support/channel-sink.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const TEAMS = 'https://nordhavn.webhook.office.com';
const SMS = 'https://sms.nordhavn.example';
const teamsUrl = `${TEAMS}/webhookb2/very-secret-id`;
const sms = { url: `${SMS}/send?account=7`, header: 'Authorization', secret: 'Bearer very-secret-key' };
const Mails = z.array(z.object({ subject: z.string() }));

describeOnBothDatabases('hosts are told of arrivals', (_create, database) => {
  let house: House;
  let sink: ChannelSink;
  const log: string[] = [];
  beforeAll(async () => {
    sink = await openChannelSink();
    const map = [TEAMS, SMS].map((origin) => `${origin}=${sink.origin}`).join(',');
    house = await startHouse({
      database,
      environment: { OUTBOUND_MAP: map },
      log: { write: (line) => void log.push(line) },
    });
  });
  beforeEach(async () => {
    await house.reset();
    sink.forget();
  });
  afterAll(async () => {
    await house.close();
    await sink.close();
  });

  async function aDesk() {
    const { call } = await house.portal('hana');
    const reception = (await call(listMyReceptions, {})).receptions.find(
      ({ name }) => name === 'Reception CPH',
    );
    if (!reception) throw new Error('F0 has a reception in Copenhagen');
    const params = { id: reception.id };
    const set = async (order: readonly HostChannel[], more: object = {}) => {
      const { version } = await call(readHostChannels, { params });
      return await call(setHostChannels, { params, version, body: { order: [...order], ...more } });
    };
    const [anna] = (await call(findHosts, { query: { reception: reception.id, search: 'Anna H' } })).hosts;
    if (!anna) throw new Error('F0 has Anna Holm');
    const welcome = (...names: readonly string[]) =>
      call(welcomeWalkIns, {
        params,
        body: {
          visitors: names.map((name) => ({ id: randomUUID(), name, company: 'Fabrikam' })),
          host: { tenantId: anna.tenantId, id: anna.id },
          note: 'Carries a secret note.',
        },
      });
    const last = async () => (await call(readHostChannels, { params })).last;
    return { call, params, set, welcome, last, reception: reception.id };
  }

  const mails = async () =>
    Mails.parse(await house.control('GET', `/mail?to=${encodeURIComponent('anna@nordhavn.example')}`));
  const received = (count: number) =>
    eventually(
      () => Promise.resolve(sink.received),
      (all) => all.length >= count,
    );

  test('by Teams, in one card for those who came together, with first names and nothing else of them', async () => {
    const { set, welcome, last } = await aDesk();
    await set(['teams'], { teamsUrl });
    await welcome('Vera Olsen', 'Dr. Bo Lund', 'Ib [click](https://evil.example) Holt', 'Per Dal');
    const [card] = await received(1);
    expect(card?.path).toBe('/webhookb2/very-secret-id');
    expect(card?.headers['content-type']).toBe('application/json');
    const text = textIn(card?.body);
    expect(text).toMatch(/^At Reception CPH for Anna Holm: (\w+ \(Fabrikam\)(, )?){3} and 1 more$/);
    expect(JSON.stringify(card?.body)).not.toMatch(/Olsen|Lund|Holt|Dal|evil|note/);
    await eventually(last, ({ teams }) => teams?.isTaken === true);
    expect(await mails()).toEqual([]);
  });

  test('once of a visit, however often it is checked in', async () => {
    const { call, set, welcome, reception } = await aDesk();
    await set(['teams'], { teamsUrl });
    const { visits } = await welcome('Vera Olsen');
    await received(1);
    const [first] = visits;
    if (!first) throw new Error('nobody was welcomed');
    let { version } = first;
    for (const step of ['check-out', 'undo', 'check-out', 'undo'] as const) {
      ({ version } = await call(takeStep, { params: { id: first.id }, version, body: { step } }));
    }
    await welcome('Somebody Else'); // when this one has come, nothing is on its way any more
    const texts = (await received(2)).map(({ body }) => textIn(body));
    expect(texts.filter((text) => text.includes('Vera'))).toHaveLength(1);
    expect((await call(listDeskVisits, { query: { reception } })).visits).toHaveLength(2);
  });

  test('by SMS when Teams fails, and what Teams answered is said at the reception', async () => {
    const { set, welcome, last } = await aDesk();
    await set(['teams', 'sms'], { teamsUrl, sms });
    sink.answer('/webhookb2', 404);
    await welcome('Vera Olsen');
    const [, text] = await received(2);
    expect(text?.path).toBe('/send?account=7');
    expect(text?.headers.authorization).toBe('Bearer very-secret-key');
    expect(text?.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      to: { mail: 'anna@nordhavn.example', name: 'Anna Holm' },
      text: 'At Reception CPH for Anna Holm: Vera (Fabrikam)',
      at: '2026-11-30T08:00:00.000Z',
    });
    const outcome = await eventually(last, ({ sms: by }) => by?.isTaken === true);
    expect(outcome.teams).toEqual({
      at: '2026-11-30T08:00:00.000Z',
      isTaken: false,
      detail: 'It answered 404: there is nothing at this address any more.',
    });
    expect(await mails()).toEqual([]);
  });

  test.each([
    ['answers an error', 500, ''],
    ['says yes and means no', 200, 'Webhook message delivery failed with error: HTTP error 429'],
  ])('by mail when nothing else takes the message: Teams %s', async (_what, status, text) => {
    const { set, welcome, last } = await aDesk();
    await set(['teams'], { teamsUrl });
    sink.answer('/webhookb2', status, text);
    await welcome('Vera Olsen');
    const [mail] = await eventually(mails, (all) => all.length > 0);
    expect(mail?.subject).toMatch(/^Vera Olsen has arrived/);
    expect(sink.received).toHaveLength(1); // tried once
    expect((await last()).teams?.isTaken).toBe(false);
  });

  test('by the next way where somebody died while the first one was tried, and not by the first again', async () => {
    const { set, welcome } = await aDesk();
    const { visits } = await welcome('Vera Olsen'); // by mail: nothing is set up yet
    await set(['teams', 'sms'], { teamsUrl, sms });
    const { organization_id } = await house.db
      .selectFrom('visit')
      .select('organization_id')
      .where('id', '=', visits[0]?.id ?? '')
      .executeTakeFirstOrThrow();
    const { id: reception_id } = await house.db
      .selectFrom('reception_channels')
      .select('id')
      .executeTakeFirstOrThrow();
    // As it stands when a node has noted that it tries Teams, and is gone.
    await house.db
      .insertInto('arrival_call')
      .values({
        organization_id,
        reception_id,
        visit_id: visits[0]?.id ?? '',
        call_id: randomUUID(),
        tried: ['teams'],
        called_at: '2026-11-30T08:00:00.000Z',
      })
      .execute();
    await house.control('PUT', '/clock', { now: '2026-11-30T08:01:00.000Z' }); // looks for what is due
    await received(1);
    expect(sink.received.map(({ path }) => path)).toEqual(['/send?account=7']);
  });

  test('by mail alone where nothing was set up', async () => {
    const { welcome } = await aDesk();
    await welcome('Vera Olsen');
    await eventually(mails, (all) => all.length > 0);
    expect(sink.received).toEqual([]);
  });

  test('a test says what came back, whatever that was', async () => {
    const { call, params, set } = await aDesk();
    const body = { channel: 'teams' as const };
    await expect(call(testHostChannel, { params, body })).rejects.toMatchObject({
      code: 'not-possible-now',
    });
    await set(['teams'], { teamsUrl });
    expect(await call(testHostChannel, { params, body })).toMatchObject({
      isTaken: true,
      detail: 'It answered 200: the message was taken.',
    });
    expect(textIn(sink.received[0]?.body)).toBe(
      'A test by Foyer: this is where hosts hear of visitors at Reception CPH.',
    );
    sink.answer('/webhookb2', 401);
    expect(await call(testHostChannel, { params, body })).toMatchObject({
      isTaken: false,
      detail: 'It answered 401: the secret is not the right one.',
    });
  });

  test('a gateway inside is not reached, and that is said', async () => {
    const { call, params, set } = await aDesk();
    await set(['sms'], { sms: { ...sms, url: 'https://169.254.169.254/latest' } });
    const outcome = await call(testHostChannel, { params, body: { channel: 'sms' } });
    expect(outcome.isTaken).toBe(false);
    expect(outcome.detail).toMatch(/not an address that this server may call/);
    expect(sink.received).toEqual([]);
  });

  test('addresses and secrets are written and never read: not in replies, the database, the audit or a log', async () => {
    const { call, params, set } = await aDesk();
    const reply = await set(['teams', 'sms'], { teamsUrl, sms });
    expect(reply).toMatchObject({
      order: ['teams', 'sms'],
      teams: { host: 'nordhavn.webhook.office.com' },
      sms: { host: 'sms.nordhavn.example', header: 'Authorization' },
    });
    await call(testHostChannel, { params, body: { channel: 'sms' } });
    const { entries } = await call(listAudit, { query: {} });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['reception.channels-changed', 'reception.channel-tested']),
    );
    const [row] = await house.db.selectFrom('reception_channels').selectAll().execute();
    const said = JSON.stringify([reply, entries, row, await call(readHostChannels, { params }), log]);
    expect(said).not.toMatch(/very-secret|account=7/);

    // Without new ones those that are kept go on; what is not used is not kept.
    await set(['teams']);
    expect(await call(readHostChannels, { params })).toMatchObject({ order: ['teams'], sms: null });
    await set([]);
    const [none] = await house.db.selectFrom('reception_channels').select('secret').execute();
    expect(none?.secret).toBeNull();
  });

  test.each([
    ['an address without TLS', { teamsUrl: 'http://nordhavn.webhook.office.com/x' }, '/body/teamsUrl'],
    ['another host', { teamsUrl: 'https://evil.example/webhook.office.com/' }, '/body/teamsUrl'],
    [
      'a host that only ends alike',
      { teamsUrl: 'https://evilwebhook.office.com.example/x' },
      '/body/teamsUrl',
    ],
    ['a host without a name of its own', { teamsUrl: 'https://webhook.office.com/x' }, '/body/teamsUrl'],
    ['a user name', { teamsUrl: 'https://a@nordhavn.webhook.office.com/x' }, '/body/teamsUrl'],
    ['another port', { teamsUrl: 'https://nordhavn.webhook.office.com:8443/x' }, '/body/teamsUrl'],
    ['nothing at all', {}, '/body/teamsUrl'],
    ['a header of HTTP', { teamsUrl, sms: { ...sms, header: 'Content-Length' } }, '/body/sms/header'],
    ['a secret of two lines', { teamsUrl, sms: { ...sms, secret: 'a\r\nX: y' } }, '/body/sms/secret'],
  ])('they are not set up with %s', async (_what, more, pointer) => {
    const { set } = await aDesk();
    await expect(set(['teams'], more)).rejects.toMatchObject({
      code: 'invalid-request',
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });

  test('they are changed from the version that was seen', async () => {
    const { call, params, set } = await aDesk();
    await set(['teams'], { teamsUrl });
    await expect(call(setHostChannels, { params, version: 1, body: { order: [] } })).rejects.toMatchObject({
      code: 'changed-meanwhile',
      current: { order: ['teams'], version: 2 },
    });
  });
});
