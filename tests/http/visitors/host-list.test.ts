import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { searchDirectory } from '../../../contract/access.ts';
import { listAudit } from '../../../contract/audit.ts';
import { setHostChannels } from '../../../contract/host-channels.ts';
import { findKioskHosts, welcomeAtKiosk } from '../../../contract/kiosk.ts';
import { changeKioskOptions, readKioskOptions } from '../../../contract/kiosk-options.ts';
import {
  addListedHost,
  changeListedHost,
  HostImportReport,
  importGroup,
  ListedHostId,
  listListedHosts,
  removeListedHost,
} from '../../../contract/listed-hosts.ts';
import { erasePersonalData, exportPersonalData, findPersonalData } from '../../../contract/personal-data.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { findHosts, welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { ApiProblem } from '../../../ui/api/call-error.ts';
import { openChannelSink } from '../../support/channel-sink.ts';
import type { ChannelSink } from '../../support/channel-sink.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { pairedKiosk, receptionId } from '../../support/kiosk.ts';

const SMS = 'https://sms.nordhavn.example';
const gateway = { url: `${SMS}/send`, header: 'Authorization', secret: 'Bearer key' };
const Mails = z.array(z.object({ subject: z.string() }));
/** Works at a desk of the house and stands in no directory. */
const rosa = {
  name: 'Rosa Lind',
  mail: 'rosa@partner.example',
  phone: '20 30 40 50',
  channel: 'sms' as const,
};

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof ApiProblem ? error.code : error),
  );

describeOnBothDatabases('the hosts of a reception', (_create, database) => {
  let house: House;
  let sink: ChannelSink;
  beforeAll(async () => {
    sink = await openChannelSink();
    house = await startHouse({ database, environment: { OUTBOUND_MAP: `${SMS}=${sink.origin}` } });
  });
  beforeEach(async () => {
    await house.reset();
    sink.forget();
  });
  afterAll(async () => {
    await house.close();
    await sink.close();
  });

  async function aList() {
    const { call, send } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    const params = { id: reception };
    const add = (host: object = {}) =>
      call(addListedHost, {
        params,
        body: { id: ListedHostId.parse(randomUUID()), ...rosa, ...host },
      });
    const list = () => call(listListedHosts, { params });
    const upload = async (body: string, query = 'isDryRun=false&isWhole=false') => {
      const { version } = await list();
      const reply = await send(`/portal-api/receptions/${reception}/listed-hosts/import?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', 'if-match': `"${version}"` },
        body,
      });
      return HostImportReport.parse(await reply.json());
    };
    const search = async (words: string) => {
      const { call: fatima } = await house.portal('fatima');
      return await fatima(findHosts, { query: { reception, search: words } });
    };
    return { call, send, reception, params, add, list, upload, search };
  }
  const mails = async (to: string) =>
    Mails.parse(await house.control('GET', `/mail?to=${encodeURIComponent(to)}`));

  test('are kept one by one, with a number as E.164 that lies sealed, and stand in the audit without a name', async () => {
    const { call, add, list } = await aList();
    const added = await add();
    expect(added).toMatchObject({ ...rosa, phone: '+4520304050', version: 1 });
    const [row] = await house.db.selectFrom('listed_host').selectAll().execute();
    expect(row?.phone).not.toContain('2030');

    const changed = await call(changeListedHost, {
      params: { id: added.id },
      version: 1,
      body: { ...rosa, phone: null, channel: 'mail' },
    });
    expect(changed).toMatchObject({ phone: null, channel: 'mail', version: 2 });
    expect((await list()).hosts).toEqual([changed]);
    const stale = call(removeListedHost, { params: { id: added.id }, version: 1 });
    expect(await codeOf(stale)).toBe('changed-meanwhile');
    await call(removeListedHost, { params: { id: added.id }, version: 2 });
    expect(await list()).toEqual({ hosts: [], version: 4 });

    const { entries } = await call(listAudit, { query: {} });
    expect(entries.slice(0, 3).map(({ action }) => action)).toEqual([
      'listed-host.removed',
      'listed-host.changed',
      'listed-host.added',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Rosa|rosa@|2030/);
    await expect(add({ phone: '12' })).rejects.toMatchObject({ errors: [{ pointer: '/body/phone' }] });
    await add();
    await expect(add()).rejects.toMatchObject({ errors: [{ pointer: '/body/mail' }] });
  });

  test('are found at the desk before the directory, once each, and told in their own way', async () => {
    const { call, add, params, reception, search } = await aList();
    await add({ name: 'Anna Holm', mail: 'anna@nordhavn.example' });
    const { id } = await add();
    const found = await search('anna h');
    expect(found.listed.map(({ name }) => name)).toEqual(['Anna Holm']);
    expect(found.hosts.map(({ mail }) => mail)).not.toContain('anna@nordhavn.example');
    expect((await search('lind')).listed).toEqual([{ id, name: 'Rosa Lind', mail: rosa.mail }]);

    const own = { teamsUrl: 'https://nordhavn.webhook.office.com/webhookb2/x', sms: gateway };
    await call(setHostChannels, { params, version: 1, body: { order: ['teams', 'sms'], ...own } });
    const { call: fatima } = await house.portal('fatima');
    const visitors = [{ id: VisitorId.parse(randomUUID()), name: 'Vera Olsen' }];
    const { visits } = await fatima(welcomeWalkIns, {
      params: { id: reception },
      body: { visitors, host: { listed: id } },
    });
    expect(visits).toMatchObject([{ host: { name: 'Rosa Lind' }, status: 'on-site' }]);
    const [sms] = await eventually(
      () => Promise.resolve(sink.received),
      (all) => all.length > 0,
    );
    expect(sms?.body).toMatchObject({ to: { name: 'Rosa Lind', mail: rosa.mail, phone: '+4520304050' } });
    expect(await mails(rosa.mail)).toEqual([]);
  });

  test('with mail alone as their own way read a mail though the reception tells by SMS', async () => {
    const { call, add, params, reception } = await aList();
    const { id } = await add({ channel: 'mail' });
    await call(setHostChannels, { params, version: 1, body: { order: ['sms'], sms: gateway } });
    const visitors = [{ id: VisitorId.parse(randomUUID()), name: 'Vera Olsen' }];
    await call(welcomeWalkIns, { params: { id: reception }, body: { visitors, host: { listed: id } } });
    await eventually(
      () => mails(rosa.mail),
      (all) => all.length > 0,
    );
    expect(sink.received).toEqual([]);
  });

  test('are all that a kiosk finds, by their whole name alone, as soon as somebody is on the list', async () => {
    const { call, add, params } = await aList();
    const { version } = await call(readKioskOptions, { params });
    await call(changeKioskOptions, { params, version, body: { walkIns: true } });
    const kiosk = await pairedKiosk(house, 'Reception CPH');
    const named = async (search: string) =>
      (await kiosk.call(findKioskHosts, { body: { search, language: 'en' } })).hosts.map(({ name }) => name);
    expect(await named('Anna Holm')).toEqual(['Anna Holm']); // nobody is on the list yet
    await add();
    expect(await named('Anna Holm')).toEqual([]);
    expect(await named('Rosa Lin')).toEqual(['Rosa Lind']);
    expect(await named('rosa')).toEqual([]); // nobody reads a list by first names
    const walkIn = { id: VisitorId.parse(randomUUID()), name: 'Max Ek', company: null, host: 'rosa lind' };
    const more = { accepted: null, language: 'en' as const };
    expect((await kiosk.call(welcomeAtKiosk, { body: { ...walkIn, ...more } })).firstName).toBe('Max');
    await eventually(
      () => mails(rosa.mail),
      (all) => all.length > 0,
    );
  });

  test('come from a file, tried first, all of it or nothing, and go out as one that comes in again', async () => {
    const { send, add, list, reception, upload } = await aList();
    await add();
    const broken = 'name;mail;phone\nBo Lund;bo@nordhavn.example;20304051\nIb;nobody;\n';
    expect(await upload(broken)).toMatchObject({
      isImported: false,
      counts: { created: 1, refused: 1 },
      rows: [{ outcome: 'created' }, { row: 3, outcome: 'refused', mistakes: [{ column: 'mail' }] }],
    });
    const right = 'name,mail,channel\n=Bo Lund,bo@nordhavn.example,\nRosa Berg,ROSA@partner.example,mail\n';
    expect(await upload(right, 'isDryRun=true&isWhole=false')).toMatchObject({ isImported: false });
    expect((await list()).hosts).toHaveLength(1);
    expect(await upload(right)).toMatchObject({ isImported: true, counts: { created: 1, changed: 1 } });
    expect((await list()).hosts).toMatchObject([
      { name: '=Bo Lund', phone: null },
      { name: 'Rosa Berg', phone: '+4520304050', channel: 'mail', version: 2 },
    ]);

    const file = await (await send(`/portal-api/receptions/${reception}/listed-hosts/export`)).text();
    expect(file).toContain(`"'=Bo Lund"`);
    expect(await upload(file, 'isDryRun=false&isWhole=true')).toMatchObject({
      isImported: true,
      counts: { created: 0, changed: 0, same: 2, removed: 0 },
    });
    const last = await upload('name,mail\nBo,bo@nordhavn.example\n', 'isDryRun=false&isWhole=true');
    expect(last.counts).toMatchObject({ changed: 1, removed: 1 });
    expect((await list()).hosts.map(({ mail }) => mail)).toEqual(['bo@nordhavn.example']);
  });

  test('come from a group of the directory as it is now, nested groups included', async () => {
    const { call, list, params } = await aList();
    const search = 'Add-in Everyone';
    const [group] = (await call(searchDirectory, { query: { kind: 'group', search } })).found;
    if (!group) throw new Error('F0 has this group');
    const { tenantId, id } = group;
    const body = { group: { tenantId, id }, isDryRun: false, isWhole: false };
    const report = await call(importGroup, { params, version: 1, body });
    expect(report).toMatchObject({ isImported: true, version: 2 });
    const names = (await list()).hosts.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Anna Holm', 'Gus Winther']));
    const again = await codeOf(call(importGroup, { params, version: 1, body }));
    expect(again).toBe('changed-meanwhile');
    const foreign = { ...body, group: { tenantId: randomUUID(), id } };
    expect(await codeOf(call(importGroup, { params, version: 2, body: foreign }))).toBe('not-found');
  });

  test('are found, handed out and erased when they ask what is known of them', async () => {
    const { call, add, list } = await aList();
    const { id } = await add();
    const { records } = await call(findPersonalData, { body: { name: 'rosa' } });
    expect(records).toEqual([
      { kind: 'listed-host', id, name: 'Rosa Lind', mail: rosa.mail, where: 'Reception CPH', at: null },
    ]);
    const body = { records: [{ kind: 'listed-host' as const, id }] };
    expect((await call(exportPersonalData, { body })).records).toMatchObject([
      { name: 'Rosa Lind', facts: { phone: '+4520304050', channel: 'sms' } },
    ]);
    expect(await call(erasePersonalData, { body })).toMatchObject({ records: 1 });
    expect((await list()).hosts).toEqual([]);
    expect(await codeOf(call(erasePersonalData, { body }))).toBe('not-found');
    const { entries } = await call(listAudit, { query: {} });
    expect(entries.slice(0, 2).map(({ action }) => action)).toEqual([
      'listed-host.erased',
      'listed-host.exported',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Rosa/);
  });
});
