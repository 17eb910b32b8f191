import type { ProofCheck } from '../../../contract/access-proof.ts';
import { Instant } from '../../../contract/primitives.ts';
import { shortenPerson } from '../../../server/kernel/shorten-person.ts';
import { checkRoles } from '../../../server/modules/access-proof/check-roles.ts';
import { nextProofAt } from '../../../server/modules/access-proof/next-proof.ts';
import { statusAfter, verdictOf } from '../../../server/modules/access-proof/verdict.ts';

type Outcome = ProofCheck['outcome'];

const check = (name: ProofCheck['name'], outcome: Outcome): ProofCheck => ({
  name,
  expected: name === 'room-calendar' || name === 'rooms-in-scope' ? 'allowed' : 'denied',
  outcome,
  mailbox: null,
  status: null,
  exchangeCode: null,
  requestId: null,
  ms: null,
  detail: '',
});
const checks = (room: Outcome, calendar: Outcome, mail: Outcome, ...more: ProofCheck[]) => [
  check('room-calendar', room),
  check('personal-calendar', calendar),
  check('personal-mail', mail),
  ...more,
];

describe('the verdict', () => {
  test('is proven when a room can be read and a person cannot', () => {
    expect(verdictOf(checks('allowed', 'denied', 'denied', check('room-mail', 'denied')))).toBe('proven');
  });

  test('is violated as soon as one thing can be read that must not be, whatever the rest says', () => {
    expect(verdictOf(checks('allowed', 'allowed', 'denied'))).toBe('violated');
    expect(verdictOf(checks('denied', 'denied', 'allowed'))).toBe('violated');
    expect(
      verdictOf(checks('inconclusive', 'inconclusive', 'inconclusive', check('room-mail', 'allowed'))),
    ).toBe('violated');
    expect(verdictOf(checks('allowed', 'denied', 'denied', check('token-roles', 'allowed')))).toBe(
      'violated',
    );
  });

  test('is proving when a room and a person are refused alike', () => {
    expect(verdictOf(checks('denied', 'denied', 'denied'))).toBe('proving');
  });

  test('is never proven when something could not be decided', () => {
    expect(verdictOf(checks('allowed', 'inconclusive', 'denied'))).toBe('inconclusive');
    expect(verdictOf(checks('allowed', 'denied', 'inconclusive'))).toBe('inconclusive');
    expect(verdictOf(checks('inconclusive', 'denied', 'denied'))).toBe('inconclusive');
    expect(verdictOf(checks('denied', 'inconclusive', 'denied'))).toBe('inconclusive');
    expect(verdictOf([check('room-calendar', 'allowed')])).toBe('inconclusive');
    expect(verdictOf([])).toBe('inconclusive');
  });

  test('does not hang on a token that cannot be read, nor on a room that is not covered', () => {
    const rest = [check('token-roles', 'inconclusive'), check('rooms-in-scope', 'denied')];
    expect(verdictOf(checks('allowed', 'denied', 'denied', ...rest))).toBe('proven');
  });
});

test('a good proof makes green again what was violated; an undecided one changes nothing; off stays off', () => {
  expect(statusAfter('proven', 'violated')).toBe('active');
  expect(statusAfter('proven', 'active')).toBeNull();
  expect(statusAfter('violated', 'active')).toBe('violated');
  expect(statusAfter('proving', 'active')).toBe('proving');
  expect(statusAfter('inconclusive', 'violated')).toBeNull();
  expect(statusAfter('violated', 'disabled')).toBeNull();
});

test('after a failure the next proof comes in 5, 10, 20 and 40 minutes, then hourly', () => {
  const now = Instant.parse('2026-11-30T08:00:00Z');
  const minutes = [1, 2, 3, 4, 5, 6, 400].map(
    (failures) => (Date.parse(nextProofAt('x', 'proving', failures, now)) - Date.parse(now)) / 60_000,
  );
  expect(minutes).toEqual([5, 10, 20, 40, 60, 60, 60]);
});

test('a good proof is repeated daily, at a minute of its own for each integration', () => {
  const first = nextProofAt('one', 'proven', 0, Instant.parse('2026-11-30T08:00:00Z'));
  const next = nextProofAt('one', 'proven', 0, first);
  expect(Date.parse(next) - Date.parse(first)).toBe(24 * 60 * 60_000);
  const minutes = new Set(
    Array.from({ length: 50 }, (_, n) =>
      nextProofAt(`integration ${n}`, 'proven', 0, Instant.parse('2026-11-30T08:00:00Z')).slice(11),
    ),
  );
  expect(minutes.size).toBeGreaterThan(40);
});

test('a role in the token beyond those that were asked for is named', () => {
  expect(checkRoles('graph', ['Place.Read.All', 'User.ReadBasic.All']).outcome).toBe('denied');
  expect(checkRoles('graph', ['Place.Read.All', 'Calendars.Read'])).toMatchObject({
    outcome: 'allowed',
    detail: expect.stringContaining('Calendars.Read'),
  });
  expect(checkRoles('ews-online', ['full_access_as_app']).outcome).toBe('allowed');
  expect(checkRoles('graph', null).outcome).toBe('inconclusive');
});

test('people are shortened', () => {
  expect(shortenPerson('anna.andersen@nordhavn.example')).toBe('a…@nordhavn.example');
  expect(shortenPerson('a@x.example')).toBe('…@x.example');
  expect(shortenPerson('😀b@x.example')).toBe('😀…@x.example');
  expect(shortenPerson('nobody')).toBe('…');
});
