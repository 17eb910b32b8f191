import { RequestAction } from '../../../contract/service-teams.ts';
import { RequestStatus } from '../../../contract/services.ts';
import { applyAnswer } from '../../../server/modules/services/answer.ts';
import { actionsFor, isLive, mayStep, withFlags } from '../../../server/modules/services/request-states.ts';
import { aMeeting, aRequest, aTeam, at, fjord, follow, room, skov } from './a-request.ts';

const late = () => {
  const request = aRequest();
  const { next } = follow({
    request,
    is: aMeeting({ start: at('15:00'), end: at('16:00') }),
    now: at('11:00'),
  });
  if (next === null) throw new Error('nothing was asked');
  return next;
};

describe('the status of a request', () => {
  test('leads nowhere from rejected and completed', () => {
    for (const from of ['rejected', 'completed'] as const) {
      for (const to of RequestStatus.options) {
        for (const mover of ['meeting', 'person', 'team', 'time'] as const) {
          expect([from, to, mayStep(from, to, mover)]).toEqual([from, to, false]);
        }
      }
    }
  });

  test('becomes canceled late through the meeting only', () => {
    expect(mayStep('accepted', 'canceled-late', 'meeting')).toBe(true);
    expect(mayStep('accepted', 'canceled-late', 'team')).toBe(false);
    expect(mayStep('accepted', 'canceled-late', 'person')).toBe(false);
  });

  test('comes back from canceled only with the meeting', () => {
    expect(mayStep('canceled', 'pending', 'meeting')).toBe(true);
    expect(mayStep('canceled', 'pending', 'person')).toBe(false);
  });
});

describe('what a team may do', () => {
  test.each([
    ['pending', ['accept', 'reject', 'cancel']],
    ['accepted', ['reject', 'ready', 'complete', 'cancel']],
    ['readied', ['accept', 'complete', 'cancel']],
    ['rejected', []],
    ['completed', []],
    ['canceled', []],
    ['canceled-late', []],
  ] as const)('with a request that is %s', (status, actions) => {
    expect(actionsFor(aRequest({}, { status }))).toEqual(actions);
  });

  test('is to answer a late change before anything else goes on', () => {
    expect(actionsFor(late())).toEqual(['reject', 'cancel', 'accept-change', 'refuse-change']);
  });

  test('is to choose the room when that is open', () => {
    const request = aRequest();
    const { next } = follow({ request, is: aMeeting({ rooms: [room(skov)] }) });

    expect(next && actionsFor(next)).toContain('move-to-room');
  });

  test.each(RequestAction.options)(
    'never leaves a request that was answered (%s) with an open question',
    (action) => {
      const request = late();
      if (!actionsFor(request).includes(action)) return;
      const after = applyAnswer(request, { action, reason: 'no', room: null }, aTeam());

      expect(after.flags).not.toContain('late-change');
      expect(actionsFor(after).includes(action)).toBe(false);
    },
  );
});

describe('the answer of a team', () => {
  test('to a late change takes over what the meeting has become, with its deadline', () => {
    const after = applyAnswer(late(), { action: 'accept-change', reason: null, room: null }, aTeam());

    expect(after).toMatchObject({
      status: 'accepted',
      start: at('15:00'),
      deliverAt: at('15:00'),
      room: fjord,
      proposal: null,
      deadline: { at: at('13:00') },
    });
  });

  test('that refuses a late change keeps the old time, and the same change is not asked again', () => {
    const after = applyAnswer(late(), { action: 'refuse-change', reason: 'too late', room: null }, aTeam());
    const is = aMeeting({ start: at('15:00'), end: at('16:00') });

    expect(after).toMatchObject({ start: at('12:00'), flags: [], reason: 'too late' });
    expect(follow({ request: after, is, now: at('11:30') })).toMatchObject({ what: null, next: after });
    const other = aMeeting({ start: at('17:00'), end: at('18:00') });
    expect(follow({ request: after, is: other, now: at('11:30') }).what).toBe('late-change');
  });

  test('to a request that came too late accepts it for good', () => {
    const request = aRequest({ now: at('11:00'), provider: aTeam({ accepts: 'automatically' }) });
    expect(request).toMatchObject({ status: 'pending', flags: ['late-change'] });

    const after = applyAnswer(request, { action: 'accept', reason: null, room: null }, aTeam());

    expect(after).toMatchObject({ status: 'accepted', flags: [] });
  });
});

test('flags stand once each, in one order', () => {
  expect(withFlags(['on-hold'], { add: ['pending-room', 'on-hold'] })).toEqual(['pending-room', 'on-hold']);
  expect(withFlags(['pending-room', 'on-hold'], { remove: ['pending-room'] })).toEqual(['on-hold']);
});

test('is live until it has ended', () => {
  expect(RequestStatus.options.filter((status) => isLive({ status }))).toEqual([
    'pending',
    'accepted',
    'readied',
  ]);
});
