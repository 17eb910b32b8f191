import type { DeskVisit } from '../../../contract/front-desk.ts';
import { togetherSteps } from '../../../portal/front-desk/together.ts';
import { emptyWalkIn, namesIn, walkInOf } from '../../../portal/front-desk/walk-in.ts';

describe('who walks in', () => {
  test('is one per line, and lines without a name are nobody', () => {
    expect(namesIn(' Wilma Walk \r\n\n Bo\n   ')).toEqual(['Wilma Walk', 'Bo']);
    expect(namesIn(' \n ')).toEqual([]);
  });

  test('is sent with the company of all and the host who was found, or noted', () => {
    const host = { kind: 'name', name: 'Mia' } as const;
    expect(walkInOf({ ...emptyWalkIn, names: 'Bo\nIb', company: ' ', host })).toEqual({
      visitors: [
        { name: 'Bo', company: null },
        { name: 'Ib', company: null },
      ],
      host: { name: 'Mia' },
      note: '',
    });
    const found = { tenantId: 't', id: 'i', name: 'Anna', mail: 'anna@nordhavn.example' };
    expect(walkInOf({ ...emptyWalkIn, names: 'Bo', host: { kind: 'found', host: found } })?.host).toEqual({
      tenantId: 't',
      id: 'i',
    });
  });

  test('is not sent without a name or a host', () => {
    expect(walkInOf({ ...emptyWalkIn, names: 'Bo' })).toBeNull();
    expect(walkInOf({ ...emptyWalkIn, host: { kind: 'name', name: 'Mia' } })).toBeNull();
  });
});

const visit = (status: DeskVisit['status']) => ({ status, warning: null }) as DeskVisit;
const steps = (statuses: readonly DeskVisit['status'][], view: 'all' | 'on-site', words: string) =>
  togetherSteps(statuses.map(visit), view, words).map(([step, visits]) => [step, visits.length]);

describe('all at once', () => {
  test('are checked in those whom a search found, never a whole day', () => {
    expect(steps(['expected', 'notified', 'on-site', 'canceled'], 'all', 'fabrikam')).toEqual([
      ['check-in', 2],
    ]);
    expect(steps(['expected', 'notified'], 'all', ' ')).toEqual([]);
    expect(steps(['expected'], 'all', 'fabrikam')).toEqual([]);
  });

  test('are not checked in of whom the desk is warned, until somebody says that it is somebody else', () => {
    const warned = (['open', 'seen', 'cleared'] as const).map((state): DeskVisit => ({
      ...visit('expected'),
      warning: { state, sentAt: null },
    }));
    const found = togetherSteps([visit('expected'), ...warned], 'all', 'fabrikam');
    expect(found.map(([step, visits]) => [step, visits.length])).toEqual([['check-in', 2]]);
  });

  test('are checked out those who are inside, found or shown, up to what one step takes', () => {
    expect(steps(['on-site', 'on-site', 'off-site'], 'on-site', '')).toEqual([['check-out', 2]]);
    expect(steps(['on-site', 'on-site'], 'all', '')).toEqual([]);
    expect(steps(Array(201).fill('on-site'), 'on-site', '')).toEqual([]);
  });
});
