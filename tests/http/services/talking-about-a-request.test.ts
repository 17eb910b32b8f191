import { randomUUID } from 'node:crypto';
import { listAudit } from '../../../contract/audit.ts';
import { listBoard } from '../../../contract/board.ts';
import {
  MessageId,
  addNote,
  listMessages,
  markMessagesRead,
  writeToOrganizer,
  writeToTeam,
} from '../../../contract/conversations.ts';
import { fillIn, readRequest } from '../../../contract/request-page.ts';
import { answerRequest, changeProvider, listProviders } from '../../../contract/service-teams.ts';
import { TemplateId, changeTemplate } from '../../../contract/services.ts';
import type { RequestId } from '../../../contract/services.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, boardOnce, clockTo, mailTo, send } from '../scenarios/a-booking.ts';

const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const newId = () => MessageId.parse(randomUUID());

describeOnBothDatabases('what is said about a request', (_create, kind) => {
  let house: House;
  let fatima: Awaited<ReturnType<House['portal']>>['call'];
  let anna: Awaited<ReturnType<House['caller']>>;
  let template: TemplateId;
  let request: RequestId;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
  });
  beforeEach(async () => {
    await house.reset();
    fatima = (await house.portal('fatima')).call;
    anna = await house.caller('anna');
    const pane = aPane(anna, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...wednesday });
    template = (await pane.ask('chairs in a circle')).id;
    await send(house, { rooms: ['fjord'], ...wednesday });
    const [first] = await boardOnce(house, (all) => all.length === 1);
    if (!first) throw new Error('the request did not come');
    request = first.id;
  });
  afterAll(() => house.close());

  const page = () => fatima(readRequest, { params: { id: request } });
  const say = (text: string, id = newId()) =>
    fatima(writeToOrganizer, { params: { id: request }, body: { id, text } });
  const reply = (text: string, id = newId()) =>
    anna(writeToTeam, { params: { template }, body: { id, text } });
  const heard = async () => (await anna(listMessages, { params: { template } })).messages;
  const note = (text: string, id = newId()) =>
    fatima(addNote, { params: { id: request }, body: { id, text } });

  test('goes from the team to the organizer by mail, with the text and how to answer, and back to the board, marked as unread', async () => {
    await say('Round or square tables?');
    await clockTo(house, '2026-11-30T08:06:00.000Z');
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.some(({ text }) => text.includes('Round or square')),
    );
    const mail = mails.find(({ text }) => text.includes('Round or square'));
    expect(mail?.text).toContain('Message: Round or square tables?');
    expect(mail?.text).toMatch(/To answer: Open the meeting in Outlook/);
    expect(await heard()).toMatchObject([{ from: 'team', text: 'Round or square tables?' }]);

    await reply('Round, please. 🙂');
    expect(await page()).toMatchObject({
      request: { unread: 1 },
      messages: [{ from: 'team' }, { from: 'organizer', author: 'Anna Holm', text: 'Round, please. 🙂' }],
    });
    await fatima(markMessagesRead, { params: { id: request } });
    expect(await page()).toMatchObject({ request: { unread: 0 } });
  });

  test('is read with the answer to it', async () => {
    await reply('Is there a lectern?');
    await say('Yes.');
    expect(await page()).toMatchObject({ request: { unread: 0 } });
  });

  test('a note is for the team: it is in no mail and on no pane', async () => {
    await note('They always forget the cables');
    expect(await page()).toMatchObject({ notes: [{ text: 'They always forget the cables' }], messages: [] });
    expect(await heard()).toEqual([]);
    await say('All right.');
    await clockTo(house, '2026-11-30T08:06:00.000Z');
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.some(({ text }) => text.includes('All right.')),
    );
    expect(JSON.stringify(mails)).not.toContain('cables');
  });

  test('a request is found by what was said and noted about it, whoever looks; not by another word', async () => {
    await say('Round or square tables?');
    await reply('Square, s’il vous plaît');
    await note('They always forget the cables');
    const provider = (await page()).request.provider;
    const found = async (words: string) =>
      (await fatima(listBoard, { query: { provider, view: 'all', words } })).requests.map(({ id }) => id);
    for (const words of ['square', 'PLAIT', 'cables round', 'cab circle']) {
      expect([words, await found(words)]).toEqual([words, [request]]);
    }
    for (const words of ['oval', 'ables', 'cables oval'])
      expect([words, await found(words)]).toEqual([words, []]);
  });

  test('the same message sent twice is one message; its id for other words is refused', async () => {
    const id = newId();
    const first = await say('Once', id);
    expect(await say('Once', id)).toEqual(first);
    expect(await refusalOf(say('Twice', id))).toMatchObject({ code: 'idempotency-key-reused', status: 409 });
    expect(await refusalOf(note('Once', id))).toMatchObject({ code: 'idempotency-key-reused' });
    expect(await refusalOf(reply('Once', id))).toMatchObject({ code: 'idempotency-key-reused' });
    expect(await heard()).toHaveLength(1);
  });

  test('two hundred messages are the most, also when the last two are sent at the same moment', async () => {
    for (let count = 0; count < 199; count += 1) await reply(`No ${count}`);
    const last = await Promise.allSettled([reply('a'), say('b')]);
    expect(last.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await heard()).toHaveLength(200);
    await note('there is room for a note');
  });

  test.each([
    ['nothing', ' \n '],
    ['2,001 characters', 'x'.repeat(2_001)],
    ['NUL', 'a\0b'],
    ['what turns text around', 'a\u202Eb'],
  ])('%s is no message', async (_case, text) => {
    for (const write of [say, reply, note]) {
      expect(await refusalOf(write(text))).toMatchObject({
        status: 422,
        errors: [{ pointer: '/body/text' }],
      });
    }
  });

  test('is nobody else’s: not of another person, not of another team, not of who works for none', async () => {
    await say('Secret');
    const [bent, hana] = [await house.caller('bent'), await house.portal('hana')];
    const body = { id: newId(), text: 'let me in' };
    expect(await refusalOf(bent(listMessages, { params: { template } }))).toMatchObject({ status: 404 });
    expect(await refusalOf(bent(writeToTeam, { params: { template }, body }))).toMatchObject({ status: 404 });
    const nobody = { params: { template: TemplateId.parse(randomUUID()) } };
    expect(await refusalOf(anna(listMessages, nobody))).toMatchObject({ status: 404 });

    const { providers } = await hana.call(listProviders, {});
    for (const { id, version } of providers) {
      await hana.call(changeProvider, { params: { id }, version, body: { members: [] } });
    }
    const params = { id: request };
    const asMember = [page, () => say('x'), () => note('x'), () => fatima(markMessagesRead, { params })];
    for (const ask of asMember) {
      expect(await refusalOf(ask())).toMatchObject({ status: 404 });
    }
  });

  test('is audited without a word of it', async () => {
    await say('Round or square tables?');
    await reply('Round, please.');
    await note('forgets the cables');
    const { call } = await house.portal('hana');
    const { entries } = await call(listAudit, {});
    const written = entries.filter(({ action }) => /^request\.(noted|message-written)$/.test(action));
    expect(written.map(({ action, actor }) => [action, actor.name]).toReversed()).toEqual([
      ['request.message-written', expect.stringContaining('Fatima')],
      ['request.message-written', expect.stringContaining('Anna')],
      ['request.noted', expect.stringContaining('Fatima')],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Round|cables/);
  });

  test('the page tells how the request came to be as it is, with before and after', async () => {
    const { request: shown } = await page();
    await fatima(answerRequest, {
      params: { id: request },
      version: shown.version,
      body: { action: 'accept' },
    });
    await anna(changeTemplate, { params: { template }, version: 1, body: { text: 'rows' } });
    const { history, enteredBy, request: now } = await page();
    expect(now).toMatchObject({ status: 'pending', text: 'rows' });
    expect(enteredBy).toContain('Anna');
    const told = history.map(({ action, changes }) => [
      action,
      ...changes
        .filter(({ field }) => field === 'status' || field === 'text')
        .map(({ before, after }) => `${before} → ${after}`),
    ]);
    expect(told).toEqual([
      ['request.entered'],
      ['request.created'],
      ['request.accepted', 'pending → accepted'],
      ['request.edited', 'chairs in a circle → rows'],
      ['request.edited', 'accepted → pending', 'chairs in a circle → rows'],
    ]);
  });

  test('what the team fills in is filled in before somebody completes it; another version is refused with what is there', async () => {
    const hana = await house.portal('hana');
    const { request: shown } = await page();
    const { providers } = await hana.call(listProviders, {});
    const own = providers.find(({ id }) => id === shown.provider);
    const van = '70000000-0000-4000-8000-000000000001';
    const staffProperties = [{ id: van, kind: 'text' as const, name: 'Van', isRequired: true }] as never[];
    await hana.call(changeProvider, {
      params: { id: shown.provider },
      version: own?.version ?? 0,
      body: { staffProperties },
    });
    const params = { id: request };
    const accepted = await fatima(answerRequest, {
      params,
      version: shown.version,
      body: { action: 'accept' },
    });
    const complete = (version: number) =>
      fatima(answerRequest, { params, version, body: { action: 'complete' } });
    expect(await refusalOf(complete(accepted.version))).toMatchObject({
      code: 'not-possible-now',
      detail: expect.stringContaining('Van'),
    });

    const fill = (version: number, properties: object) =>
      fatima(fillIn, { params, version, body: { properties: properties as never } });
    expect(await refusalOf(fill(accepted.version, {}))).toMatchObject({
      errors: [{ pointer: `/body/properties/${van}`, detail: 'must be answered' }],
    });
    expect(await refusalOf(fill(shown.version, { [van]: 'white' }))).toMatchObject({
      code: 'changed-meanwhile',
      current: { version: accepted.version },
    });
    const filled = await fill(accepted.version, { [van]: 'white' });
    expect(filled).toMatchObject({
      staffProperties: [{ name: 'Van', shown: 'white' }],
      version: accepted.version + 1,
    });
    const completed = await complete(filled.version);
    expect(await fill(completed.version, { [van]: 'blue' })).toMatchObject({
      status: 'completed',
      staffProperties: [{ shown: 'blue' }],
    });
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
