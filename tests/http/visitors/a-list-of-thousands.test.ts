import { sql } from 'kysely';
import { checkMany, registerMany } from '../../../addin/visitors/many.ts';
import type { SendSome, Wrong } from '../../../addin/visitors/many.ts';
import { readPasted } from '../../../addin/visitors/pasted-list.ts';
import { bodyOf, emptyDraft } from '../../../addin/visitors/visitor-draft.ts';
import type { VisitorDraft } from '../../../addin/visitors/visitor-draft.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane } from '../scenarios/a-booking.ts';

const LINES = 5_000;
const letters = (count: number) => 'x'.repeat(count);

/** What is wrong, by the number of the guest, and how the line is written. */
const broken: ReadonlyMap<number, string> = new Map([
  [7, 'Guest 7;guest7@fabrikam.example;;123'],
  [8, 'Guest 8;guest8@fabrikam.example;;+45 20 30'],
  [201, 'Guest 201;guest201 at fabrikam.example@;;'],
  [202, `${letters(301)};guest202@fabrikam.example;;`],
  [399, `Guest 399;guest399@fabrikam.example;${letters(201)};`],
  [400, 'Guest 400;@fabrikam.example;;'],
  [999, 'Guest 999;guest999@;;'],
  [1_000, ';;Fabrikam;'],
  [1_001, 'Guest 1001;guest1001@fabrikam.example;;20 30 40 5x'],
  [1_500, 'Guest 1500;guest1500@fabrikam.example;;+999 1'],
  [2_222, 'Guest 2222;GUEST3@fabrikam.example;;'],
  [3_000, 'Guest 3000;guest 3000@fabrikam.example;;'],
  [3_333, 'Guest 3333;guest3333@fabrikam..example;;'],
  [4_000, 'Guest 4000;guest4000@fabrikam.example;;00000000000000000000'],
  [4_001, 'Guest 4001;guest4001@fabrikam.example;;call me'],
  [4_444, 'Guest 4444;guest4444@fabrikam.example;;12'],
  [4_999, 'Guest 4999;a@b@c;;'],
]);

const sheet = [
  'Name;E-mail;Company;Telephone',
  ...Array.from(
    { length: LINES },
    (_, at) => broken.get(at) ?? `Guest ${at};guest${at}@fabrikam.example;Fabrikam;+45 20 30 40 50`,
  ),
].join('\r\n');

let house: House;
beforeAll(async () => {
  house = await startHouse({ isPatient: true, mirror: 'off' });
});
afterAll(() => house.close());

test('of 5,000 lines the 17 that are wrong are named with the reason, and the others are registered once, beginning again where it stopped', async () => {
  const call = await house.caller('anna');
  const pane = aPane(call, 'anna', 'Anna Holm');
  await pane.say({ rooms: ['fjord'], start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' });
  const { people, unknown } = readPasted(sheet);
  expect([people.length, unknown]).toEqual([LINES, []]);
  const drafts = people.map(({ line: _line, ...person }): VisitorDraft => ({ ...emptyDraft(), ...person }));
  const lineOf = new Map(drafts.map(({ id }, at) => [id, people[at]?.line]));
  let calls = 0;
  const sendSome: SendSome = async (some, isDryRun) => {
    calls += 1;
    const visitors = some.map((draft) => ({ ...bodyOf(draft), id: VisitorId.parse(draft.id) }));
    await call(registerVisitors, {
      params: { bookingKey: pane.bookingKey },
      body: { visitors, isDryRun },
    });
  };
  const registered = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from visitor`.execute(
      house.db,
    );
    return rows[0]?.count;
  };

  const wrong = await checkMany(drafts, sendSome, { twice: 'stands in the list twice', onBatch: () => {} });
  const said = wrong
    .map(({ id, field, detail }: Wrong) => [lineOf.get(id), field, detail] as const)
    .toSorted(([one = 0], [other = 0]) => one - other);
  expect(said).toEqual(
    [...broken.keys()].map((at) => [at + 2, expect.any(String), expect.stringMatching(/\w/)]),
  );
  expect(said.filter(([line]) => line === 9 || line === 204 || line === 1_002 || line === 2_224)).toEqual([
    [9, 'phone', expect.stringContaining('number')],
    [204, 'name', expect.stringContaining('300')],
    [1_002, 'name', expect.any(String)],
    [2_224, 'mail', 'stands in the list twice'],
  ]);
  expect(await registered()).toBe(0);

  const wrongIds = new Set(wrong.map(({ id }) => id));
  const others = drafts.filter(({ id }) => !wrongIds.has(id));
  const done = new Set<string>();
  const progress = {
    onBatch: () => {},
    onRegistered: (batch: readonly VisitorDraft[]) => {
      for (const { id } of batch) done.add(id);
    },
  };
  const until = calls + 10;
  const unlucky: SendSome = async (some, isDryRun) => {
    await sendSome(some, isDryRun);
    if (calls === until) throw new Error('the answer got lost'); // it was done, and nobody knows
  };
  await expect(registerMany(others, unlucky, progress)).rejects.toThrow('the answer got lost');
  expect([done.size, await registered()]).toEqual([9 * 200, 10 * 200]);
  const left = others.filter(({ id }) => !done.has(id));
  expect(await registerMany(left, sendSome, progress)).toEqual([]);
  expect([done.size, await registered()]).toEqual([LINES - 17, LINES - 17]);
});
