import type { DeskVisit } from '../../../contract/front-desk.ts';
import { isUntold, untoldWith } from '../../../portal/front-desk/untold.ts';

const walkIn = (id: string, change: object = {}) =>
  ({
    id,
    isWalkIn: true,
    status: 'on-site',
    start: '2026-12-02T08:30:00.000Z',
    host: { name: 'Annie', mail: null },
    ...change,
  }) as DeskVisit; // as far as it is looked at

describe('of whom nobody was told', () => {
  test('are walk-ins whose host is only a name, while they are here or wait at the desk', () => {
    expect(isUntold(walkIn('a'))).toBe(true);
    expect(isUntold(walkIn('a', { status: 'expected' }))).toBe(true);
    expect(isUntold(walkIn('a', { status: 'off-site' }))).toBe(false);
    expect(isUntold(walkIn('a', { host: { name: 'Anna Holm', mail: 'anna@nordhavn.example' } }))).toBe(false);
    expect(isUntold(walkIn('a', { isWalkIn: false }))).toBe(false);
  });

  test('those go together who came at one time and named one host', () => {
    const [one, other] = [walkIn('a'), walkIn('b')];
    const later = walkIn('c', { start: '2026-12-02T09:30:00.000Z' });
    const elsewhere = walkIn('d', { host: { name: 'Bob', mail: null } });
    const gone = walkIn('e', { status: 'off-site' });
    expect(untoldWith([one, later, elsewhere, gone, other], one)).toEqual([one, other]);
  });
});
