import type { DeskVisit } from '../../../contract/front-desk.ts';
import { VisitId } from '../../../contract/visitor-ids.ts';
import { Instant } from '../../../contract/primitives.ts';
import { findable, found, isIn } from '../../../portal/front-desk/found.ts';

const at = Instant.parse('2026-12-02T11:00:00Z');
const visit = (name: string, more: Partial<DeskVisit> = {}): DeskVisit => ({
  id: VisitId.parse('7b6c0f4e-5c0a-4a43-9a52-000000000001'),
  status: 'expected',
  name,
  company: null,
  note: '',
  host: { name: 'Anna Holm', mail: 'anna@nordhavn.example' },
  isWalkIn: false,
  room: 'fjord',
  start: at,
  end: at,
  toldAt: null,
  arrivedAt: null,
  leftAt: null,
  accepted: null,
  steps: ['check-in'],
  version: 1,
  ...more,
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

  test('an expected visitor may have been told; whoever was canceled is among all only', () => {
    expect(isIn({ status: 'notified' }, 'expected')).toBe(true);
    expect(isIn({ status: 'on-site' }, 'expected')).toBe(false);
    expect(isIn({ status: 'canceled' }, 'all')).toBe(true);
    expect(
      (['expected', 'on-site', 'off-site'] as const).some((view) => isIn({ status: 'canceled' }, view)),
    ).toBe(false);
  });
});
