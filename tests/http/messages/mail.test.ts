import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { Instant } from '../../../contract/primitives.ts';
import { createSmtpMailer } from '../../../server/mail/smtp.ts';
import { createMessages } from '../../../server/modules/messages/index.ts';
import type { Messages, NewNotice, NoticeOf, Party } from '../../../server/modules/messages/index.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { openQueue } from '../../../server/storage/queue.ts';
import { createCallLog } from '../../../simulator/control/call-log.ts';
import { createFaults } from '../../../simulator/control/faults.ts';
import { createMailbag } from '../../../simulator/smtp/mailbag.ts';
import { createSmtpSink } from '../../../simulator/smtp/sink.ts';
import { fabrikam, layOrganizations, nordhavn } from '../../server/audit/an-organization.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';

const anna: Party = {
  kind: 'person',
  mail: 'anna@nordhavn.example',
  language: 'en-GB',
  timeZone: 'Europe/Copenhagen',
};
const team = '20000000-0000-4000-8000-000000000001';
const NINE = Instant.parse('2026-11-30T08:00:00Z');

describeOnBothDatabases('what people are told', (createDatabase) => {
  const log = { info: () => undefined, error: () => undefined };
  const mailbag = createMailbag();
  const faults = createFaults();
  const refused: string[] = [];
  const clock = { at: NINE as string };
  const closings: (() => Promise<unknown>)[] = [];
  let storage: Storage;
  let messages: Messages;
  let sinkAddress: AddressInfo;
  let parts: Omit<Parameters<typeof createMessages>[0], 'mail'>;

  beforeAll(async () => {
    const database = await createDatabase();
    closings.push(database.close);
    storage = await openDatabase(database.config);
    closings.push(storage.close);
    await layOrganizations(storage);
    const sink = createSmtpSink({ mailbag, faults, log: createCallLog() });
    await once(sink.server.listen(0, '127.0.0.1'), 'listening');
    closings.push(sink.close);
    sinkAddress = sink.server.address() as AddressInfo; // a port, since it listens on one
    const { port } = sinkAddress;
    const mailer = createSmtpMailer({
      url: `smtp://127.0.0.1:${port}`,
      from: 'foyer@foyer.test',
      requireTls: false,
    });
    parts = {
      db: storage.db,
      listen: storage.listen,
      clock: { now: () => Instant.parse(clock.at) },
      quietSeconds: 1,
      portalUrl: 'https://foyer.test/portal/',
      contactOf: async (_tx, _organization, provider) =>
        provider === team ? { mail: 'team@nordhavn.example', language: 'da', timeZone: 'UTC' } : null,
      providersOf: async () => [team],
      onRefused: (code) => refused.push(code),
    };
    const queue = await openQueue(storage, log, { name: 'mail', retries: 3, expireInSeconds: 60 });
    messages = await createMessages({ ...parts, mail: { queue, mailer } });
    closings.push(messages.close);
  });

  afterAll(async () => {
    for (const close of closings.toReversed()) await close();
  });

  afterEach(() => {
    faults.clear();
    mailbag.clear();
    clock.at = NINE;
  });

  function tell(...notices: readonly NewNotice[]): Promise<void> {
    return storage.db.transaction().execute((tx) => messages.outbox.tell(tx, nordhavn, ...notices));
  }

  function aNotice(
    more: { key?: string; to?: Party; link?: string; room?: string; at?: string } = {},
  ): NoticeOf<'request-created'> & { readonly link: string } {
    const { key = randomUUID(), to = anna, link = randomUUID(), room = 'fjord', at = clock.at } = more;
    return {
      key,
      to,
      link,
      item: link,
      template: 'request-created',
      at: Instant.parse(at),
      facts: {
        provider: 'House team',
        organizer: 'Anna',
        text: 'chairs in a circle',
        slot: { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z', rooms: [room] },
        status: 'pending',
        isRoomPending: false,
      },
    };
  }

  const mails = (to = 'anna@nordhavn.example') => mailbag.to(to);
  const oneMail = (to?: string) =>
    eventually(
      () => mails(to),
      (seen) => seen.length > 0,
    );
  const states = async (link: string) =>
    (
      await storage.db
        .selectFrom('message')
        .select(['state', 'last_fault'])
        .where('link_id', '=', link)
        .execute()
    ).map(({ state, last_fault }) => [state, last_fault]);

  /** How many notices and mails about a meeting there are. */
  const left = async (link: string) => [
    (await storage.db.selectFrom('notice').select('id').where('link_id', '=', link).execute()).length,
    (await states(link)).length,
  ];

  test('reaches their mailbox once, with an id of its own, although it is told twice under one key', async () => {
    const notice = aNotice();

    await tell(notice);
    await tell(notice);

    const [mail] = await oneMail();
    expect(mail?.subject).toMatch(/^Request to House team – Wed,? 2 Dec 2026/);
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@foyer\.test>$/);
    expect(mail?.text).toContain('chairs in a circle');
    await eventually(
      () => states(notice.link),
      (seen) => seen[0]?.[0] === 'sent',
    );
    expect(mails()).toHaveLength(1);
  });

  test('is never told when what it tells of was rolled back', async () => {
    const link = randomUUID();
    const rolledBack = storage.db.transaction().execute(async (tx) => {
      await messages.outbox.tell(tx, nordhavn, aNotice({ link }));
      throw new Error('the change did not happen');
    });
    await expect(rolledBack).rejects.toThrow('did not happen');
    await tell(aNotice({ room: 'skov' }));

    const [mail, ...others] = await oneMail();
    expect([mail?.text.includes('skov'), others]).toEqual([true, []]);
    expect(await states(link)).toEqual([]);
  });

  test('comes in one mail when it happens within moments', async () => {
    const link = randomUUID();
    await tell(aNotice({ link, room: 'fjord' }));
    await tell({ ...aNotice({ link, room: 'skov' }), item: 'another request' });

    const [mail] = await oneMail();
    expect(mail?.subject).toBe('2 changes to requests for a meeting');
    await eventually(
      () => states(link),
      (seen) => seen[0]?.[0] === 'sent',
    );
    expect(mails()).toHaveLength(1);
  });

  test('waits when they were written to about the same meeting less than five minutes ago', async () => {
    const link = randomUUID();
    await tell(aNotice({ link, room: 'fjord' }));
    await eventually(
      () => states(link),
      (seen) => seen[0]?.[0] === 'sent',
    );

    clock.at = '2026-11-30T08:01:00.000Z';
    await tell(aNotice({ link, room: 'skov' }));
    await messages.wake();
    await tell(aNotice({ room: 'kaj' })); // about another meeting: sent, and after it the one above would have been
    await eventually(mails, (seen) => seen.some(({ text }) => text.includes('kaj')));
    expect(mails().some(({ text }) => text.includes('skov'))).toBe(false);

    clock.at = '2026-11-30T08:05:00.000Z';
    await messages.wake();
    const seen = await eventually(mails, (all) => all.some(({ text }) => text.includes('skov')));
    expect(seen.filter(({ text }) => text.includes('skov'))).toHaveLength(1);
  });

  test('is sent once although two nodes take mails from one outbox', async () => {
    const { port } = sinkAddress;
    const other = await createMessages({
      ...parts,
      mail: {
        queue: await openQueue(storage, log, { name: 'mail', retries: 3, expireInSeconds: 60 }),
        mailer: createSmtpMailer({
          url: `smtp://127.0.0.1:${port}`,
          from: 'foyer@foyer.test',
          requireTls: false,
        }),
      },
    });
    const links = Array.from({ length: 20 }, () => randomUUID());
    await tell(...links.map((link) => aNotice({ link })));
    clock.at = '2026-11-30T08:00:02.000Z';
    await Promise.all([messages.wake(), other.wake()]);
    await eventually(
      async () => (await Promise.all(links.map(states))).flat().flat(),
      (all) => all.filter((state) => state === 'sent').length === links.length,
    );
    await Promise.all([messages.wake(), other.wake()]);
    await other.close();

    expect(new Set((await Promise.all(links.map(states))).flat().map(([state]) => state))).toEqual(
      new Set(['sent']),
    );
    const ids = mails().map(({ messageId }) => messageId);
    expect(ids).toHaveLength(links.length);
    expect(new Set(ids).size).toBe(links.length);
  });

  test('is tried again under the same id when the mail server is out of order', async () => {
    faults.set({ seed: 1, rules: [{ service: 'smtp', rate: 1, fault: 'tempfail' }] });
    const { link, ...notice } = aNotice();
    await tell({ ...notice, link });
    expect(
      await eventually(
        () => states(link),
        (seen) => seen[0]?.[1] !== null,
      ),
    ).toEqual([['sending', '451']]);

    faults.clear();
    await messages.wake();

    expect(await oneMail()).toHaveLength(1);
    expect(
      await eventually(
        () => states(link),
        (seen) => seen[0]?.[0] === 'sent',
      ),
    ).toEqual([['sent', null]]);
  });

  test('is given up when the mail server refuses for good, and that is said without an address', async () => {
    faults.set({ seed: 1, rules: [{ service: 'smtp', rate: 1, fault: 'reject' }] });
    const notice = aNotice();
    await tell(notice);

    expect(
      await eventually(
        () => states(notice.link),
        (seen) => seen[0]?.[0] === 'refused',
      ),
    ).toEqual([['refused', '550']]);
    expect(refused).toEqual(['550']);
  });

  test('goes to a provider’s own address in its language, and only into the portal where it has none', async () => {
    const link = randomUUID();
    await tell(
      aNotice({ link, to: { kind: 'provider', id: team } }),
      aNotice({ to: { kind: 'provider', id: randomUUID() } }),
    );

    const [mail] = await oneMail('team@nordhavn.example');
    expect(mail?.subject).toMatch(/^Anmodning til House team/);
    const waiting = await storage.db
      .selectFrom('message')
      .select('id')
      .where('state', '=', 'waiting')
      .execute();
    expect(waiting).toEqual([]);
  });

  test('is in the feed of those it was told to and of nobody else, until they have read it', async () => {
    const { store } = messages.feed;
    const link = randomUUID();
    await tell(aNotice({ link }), aNotice({ link, to: { kind: 'provider', id: team } }));
    const ours = async (mail: string | null, providers: readonly string[], organization = nordhavn) =>
      (await store.list(organization, { mail, providers }, 1_000)).filter((notice) => notice.link === link);

    expect(await ours('anna@nordhavn.example', [])).toHaveLength(1);
    expect(await ours('anna@nordhavn.example', [team])).toHaveLength(2);
    expect(await ours('bent@nordhavn.example', [])).toEqual([]);
    expect(await ours(null, [])).toEqual([]);
    expect(await ours('anna@nordhavn.example', [team], fabrikam)).toEqual([]);

    const [notice] = await ours('anna@nordhavn.example', []);
    const ids = [notice?.id ?? ''];
    expect(await store.markRead(nordhavn, { mail: 'bent@nordhavn.example', providers: [] }, ids, NINE)).toBe(
      0,
    );
    expect(await store.markRead(nordhavn, { mail: 'anna@nordhavn.example', providers: [] }, ids, NINE)).toBe(
      1,
    );
    expect((await ours('anna@nordhavn.example', []))[0]?.isRead).toBe(true);
  });

  test('wakes the pages that look at this organization, once what it tells of is committed', async () => {
    const heard: string[][] = [];
    const elsewhere: string[][] = [];
    const stops = [
      messages.live.watch(
        nordhavn,
        (topics) => heard.push([...topics]),
        () => undefined,
      ),
      messages.live.watch(
        fabrikam,
        (topics) => elsewhere.push([...topics]),
        () => undefined,
      ),
    ];

    await storage.db.transaction().execute(async (tx) => {
      await messages.live.changed(tx, nordhavn, 'service-requests');
      await messages.live.changed(tx, nordhavn, 'service-requests');
      await messages.live.changed(tx, nordhavn, 'meetings');
    });

    const seen = await eventually(
      () => heard,
      (all) => all.flat().includes('meetings'),
    );
    expect(seen.flat().toSorted()).toEqual(['meetings', 'service-requests']);
    expect(elsewhere).toEqual([]);
    for (const stop of stops) stop();
  });

  test('is forgotten after half a year, with the mail it went into, and not a day before', async () => {
    const [old, young] = [randomUUID(), randomUUID()];
    await tell(aNotice({ link: old }));
    clock.at = '2026-11-30T08:00:02.000Z';
    await messages.wake();
    await eventually(
      () => states(old),
      (seen) => seen.some(([state]) => state === 'sent'),
    );
    await tell(aNotice({ link: young, at: '2026-12-02T08:00:00Z' }));

    clock.at = '2027-05-29T07:00:00.000Z'; // the 180th day is not over
    await messages.wake();
    expect([await left(old), await left(young)]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    clock.at = '2027-05-30T09:00:00.000Z';
    await messages.wake();
    expect([await left(old), await left(young)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });
});
