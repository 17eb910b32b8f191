import type { DeskVisit } from '../../../contract/front-desk.ts';
import { ParcelId } from '../../../contract/parcels.ts';
import { CustomFieldId } from '../../../contract/visitor-fields.ts';
import { VisitId } from '../../../contract/visitor-ids.ts';
import { Instant } from '../../../contract/primitives.ts';
import { findable, found, foundParcels, isIn, peopleIn } from '../../../portal/front-desk/found.ts';
import { waitingAtDesk } from '../../../portal/front-desk/warned.ts';

const at = Instant.parse('2026-12-02T11:00:00Z');
const visit = (name: string, more: Partial<DeskVisit> = {}): DeskVisit => ({
  id: VisitId.parse('7b6c0f4e-5c0a-4a43-9a52-000000000001'),
  status: 'expected',
  name,
  company: null,
  note: '',
  host: { name: 'Anna Holm', mail: 'anna@nordhavn.example' },
  title: null,
  notified: null,
  isWalkIn: false,
  isUnstaffed: false,
  isUnfollowed: false,
  room: 'fjord',
  start: at,
  end: at,
  toldAt: null,
  smsTrouble: null,
  arrivedAt: null,
  leftAt: null,
  leftBy: null,
  alsoExpected: [],
  isStillInside: false,
  accepted: null,
  details: { group: null, carPlate: null, language: null, answers: [], internal: [], hasInternal: false },
  warning: null,
  steps: ['check-in'],
  version: 1,
  ...more,
});
const parcel = (name: string, note: string, sender: string) => ({
  id: ParcelId.parse('7b6c0f4e-5c0a-4a43-9a52-000000000003'),
  host: { name, mail: null },
  note,
  sender,
  isForgotten: false,
  arrivedAt: at,
  handedOverAt: null,
  version: 1,
});
const names = (visits: readonly DeskVisit[]) => visits.map(({ name }) => name);

describe('typing at the front desk', () => {
  const all = findable([
    visit('Peter Jensson', { company: 'Fabrikam' }),
    visit('Søren Kjær', { room: 'skov' }),
    visit('李小龍', { host: { name: 'Bent Kjær', mail: 'bent@nordhavn.example' } }),
  ]);

  test.each([
    ['son', ['Peter Jensson']],
    ['  FABRI  peter ', ['Peter Jensson']],
    ['soren kjaer', ['Søren Kjær']],
    ['Kjær', ['Søren Kjær', '李小龍']],
    ['小', ['李小龍']],
    ['skov anna', ['Søren Kjær']],
    ['fabrikam skov', []],
    ['', ['Peter Jensson', 'Søren Kjær', '李小龍']],
  ])('“%s” finds %j', (words, expected) => {
    expect(names(found(all, words))).toEqual(expected);
  });

  test('those who come first stand first, and by name who come at one time', () => {
    const later = Instant.parse('2026-12-02T11:15:00Z');
    const all = [
      visit('Aase Holm', { start: later }),
      visit('Vera'),
      visit('Émile'),
      visit('Bo'),
      visit('Ea'),
    ];
    expect(names(found(findable(all), ''))).toEqual(['Bo', 'Ea', 'Émile', 'Vera', 'Aase Holm']);
  });

  test('an expected visitor may have been told; whoever was canceled is among all only', () => {
    expect(isIn({ status: 'notified' }, 'expected')).toBe(true);
    expect(isIn({ status: 'on-site' }, 'expected')).toBe(false);
    expect(isIn({ status: 'canceled' }, 'all')).toBe(true);
    expect(
      (['expected', 'on-site', 'off-site'] as const).some((view) => isIn({ status: 'canceled' }, view)),
    ).toBe(false);
  });
});

describe('typing finds parcels', () => {
  const all = [
    parcel('Anna Holm', 'A crate of oysters', 'Limfjord & Søn'),
    parcel('Bent Kjær', 'A bicycle', 'Wheels of Fyn'),
  ];

  test.each([
    ['holm', ['Anna Holm']],
    ['son', ['Anna Holm']],
    ['BICYCLE fyn', ['Bent Kjær']],
    ['oysters fyn', []],
    [' ', ['Anna Holm', 'Bent Kjær']],
  ])('by whom, from whom and what: “%s” finds %j', (words, expected) => {
    expect(foundParcels(all, words).map(({ host }) => host.name)).toEqual(expected);
  });

  test('and what a meeting is called finds its visitors', () => {
    expect(names(found(findable([visit('Bo'), visit('Vera', { title: 'Budget' })]), 'budg'))).toEqual([
      'Vera',
    ]);
  });
});

describe('what the reception has asked', () => {
  const details = visit('').details;
  const answer = { id: CustomFieldId.parse('7b6c0f4e-5c0a-4a43-9a52-000000000002'), name: 'Host unit' };

  test.each(['AB 12 345', 'lene', 'harbor', 'locker 7'])('finds a visitor by %s', (words) => {
    const vera = visit('Vera Olsen', {
      details: {
        ...details,
        carPlate: 'AB 12 345',
        group: { contact: 'Lene Holt', size: 12 },
        answers: [{ ...answer, value: 'Harbor side' }],
        internal: [{ ...answer, value: 'Locker 7' }],
      },
    });
    expect(names(found(findable([visit('Bo'), vera]), words))).toEqual(['Vera Olsen']);
  });

  test('a group counts as all who come with it', () => {
    const group = visit('Class 7b', { details: { ...details, group: { contact: null, size: 24 } } });
    expect(peopleIn([visit('Bo'), group])).toBe(25);
  });
});

test('those whom a kiosk sent to the desk wait there, the first first, until they are in or are somebody else', () => {
  const sent = (name: string, minute: number, more: Partial<DeskVisit> = {}) =>
    visit(name, {
      warning: { state: 'open', sentAt: Instant.parse(`2026-12-02T10:${minute}:00Z`) },
      ...more,
    });
  const waiting = waitingAtDesk([
    sent('Vera', 20),
    sent('Bo', 10, { warning: { state: 'seen', sentAt: Instant.parse('2026-12-02T10:10:00Z') } }),
    sent('In', 30, { steps: ['check-out', 'undo'] }),
    sent('Else', 30, { warning: { state: 'cleared', sentAt: at } }),
    visit('Expected', { warning: { state: 'open', sentAt: null } }),
    visit('Unknown'),
  ]);
  expect(names(waiting)).toEqual(['Bo', 'Vera']);
});
