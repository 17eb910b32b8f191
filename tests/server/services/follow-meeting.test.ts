import { aMeeting, aRequest, aTeam, at, fjord, follow, hudson, room, skov } from './a-request.ts';

const moved = aMeeting({ start: at('15:00'), end: at('16:00') });
const automatic = aTeam({ accepts: 'automatically' });

describe('what was entered', () => {
  test('becomes a request that waits for the team when the meeting is seen first', () => {
    expect(follow({ template: { offsetMinutes: -30 } })).toMatchObject({
      what: 'created',
      next: {
        status: 'pending',
        flags: [],
        room: fjord,
        start: at('12:00'),
        deliverAt: at('11:30'),
        deadline: { at: at('09:30') },
      },
    });
  });

  test('is accepted at once by a team that accepts by itself, once the room has accepted', () => {
    expect(follow({ provider: automatic }).next).toMatchObject({ status: 'accepted', flags: [] });

    const is = aMeeting({ standing: 'pending', rooms: [room(fjord, 'tentative')] });
    const request = aRequest({ provider: automatic, is });
    expect(request).toMatchObject({ status: 'pending', flags: ['pending-room'] });
    expect(follow({ provider: automatic, request })).toMatchObject({
      what: 'accepted',
      next: { status: 'accepted', flags: [] },
    });
  });

  test('is nothing to a team that wants accepted rooms only, until the room has accepted', () => {
    const provider = aTeam({ whilePending: 'hold' });
    const is = aMeeting({ standing: 'pending', rooms: [room(fjord, 'none')] });

    expect(follow({ provider, is })).toEqual({ next: null, what: null, why: 'room-pending' });
    expect(follow({ provider }).what).toBe('created');
  });

  test.each(['held', 'room-lost', 'gone', 'canceled'] as const)(
    'becomes no request of a meeting that is %s',
    (standing) => {
      expect(follow({ is: aMeeting({ standing, rooms: [] }) }).next).toBeNull();
    },
  );

  test('becomes no request when it was taken back, or when the date is over', () => {
    expect(follow({ template: { withdrawnAt: at('07:00') } }).next).toBeNull();
    expect(follow({ now: at('13:00') }).next).toBeNull();
  });

  test('is a late change when the meeting is seen after the deadline, also for a team that accepts by itself', () => {
    expect(follow({ provider: automatic, now: at('10:00') }).next).toMatchObject({
      status: 'pending',
      flags: ['late-change'],
    });
    expect(follow({ provider: automatic, now: at('09:59') }).next).toMatchObject({ status: 'accepted' });
  });

  test('goes along to the one room that was chosen instead of its own before the meeting was sent', () => {
    expect(follow({ is: aMeeting({ rooms: [room(skov)] }) }).next).toMatchObject({ room: skov, flags: [] });
  });

  test('asks for the room when its own did not come and the others were planned too', () => {
    const { next, what } = follow({ planned: [fjord, skov], is: aMeeting({ rooms: [room(skov)] }) });

    expect([what, next?.flags, next?.room]).toEqual(['created', ['needs-choice'], fjord]);
    expect(next?.proposal).toMatchObject({ room: null, rooms: [skov] });
  });

  test('without a room goes to the only one that the team serves, and asks when there are several or none', () => {
    const template = { room: null };
    const within = (...rooms: Parameters<typeof room>[0][]) =>
      follow({ template, planned: rooms, is: aMeeting({ rooms: rooms.map((one) => room(one)) }) }).next;

    expect(within(fjord, hudson)).toMatchObject({ room: fjord, flags: [] });
    expect(within(fjord, skov)).toMatchObject({ flags: ['needs-choice'] });
    expect(within(hudson)).toMatchObject({ flags: ['needs-provider'] });
  });
});

describe('a meeting that is moved in time', () => {
  test('before the deadline takes the request along, and a team that answers by hand is asked again', () => {
    const request = aRequest({}, { status: 'accepted' });

    expect(follow({ request, is: moved })).toMatchObject({
      what: 'moved',
      next: { status: 'pending', start: at('15:00'), deliverAt: at('15:00'), deadline: { at: at('13:00') } },
    });
  });

  test('keeps what a team accepted by itself', () => {
    const request = aRequest({ provider: automatic });

    expect(follow({ provider: automatic, request, is: moved }).next).toMatchObject({ status: 'accepted' });
    const readied = { ...request, status: 'readied' as const };
    expect(follow({ provider: automatic, request: readied, is: moved }).next).toMatchObject({
      status: 'accepted',
    });
  });

  test('after the deadline leaves the request as it was and asks the team', () => {
    const request = aRequest({}, { status: 'accepted' });

    expect(follow({ request, is: moved, now: at('10:00') })).toMatchObject({
      what: 'late-change',
      next: {
        status: 'accepted',
        flags: ['late-change'],
        start: at('12:00'),
        proposal: { start: at('15:00'), room: fjord },
      },
    });
  });

  test('to a time whose own deadline has passed is a late change too', () => {
    const request = aRequest();
    const sooner = aMeeting({ start: at('09:30'), end: at('10:30') });

    expect(follow({ request, is: sooner, now: at('08:00') }).what).toBe('late-change');
  });

  test('and back again takes the late change back', () => {
    const request = aRequest();
    const { next } = follow({ request, is: moved, now: at('10:30') });

    expect(follow({ request: next, now: at('10:31') })).toMatchObject({
      what: 'late-change-gone',
      next: { flags: [], proposal: null, start: at('12:00') },
    });
  });

  test('does not bring back what the team rejected, and says so', () => {
    const request = aRequest({}, { status: 'rejected' });

    expect(follow({ request, is: moved })).toEqual({ next: request, what: null, why: 'rejected' });
  });

  test('only at its end leaves the delivery, its status and its deadline alone', () => {
    const request = aRequest({}, { status: 'readied' });
    const { next, what } = follow({ request, is: aMeeting({ end: at('14:00') }), now: at('11:00') });

    expect([what, next?.status, next?.end]).toEqual(['moved', 'readied', at('14:00')]);
    expect(next?.deadline).toEqual(request.deadline);
  });
});

describe('a meeting that changes its room', () => {
  const swap = { swaps: [{ from: fjord, to: skov }], is: aMeeting({ rooms: [room(skov)] }) };

  test('takes the request along when exactly one was exchanged for one that the team serves', () => {
    expect(follow({ request: aRequest(), ...swap })).toMatchObject({ what: 'moved', next: { room: skov } });
  });

  test('asks when the team does not go along to other rooms, or does not serve the new one', () => {
    const stays = aTeam({ followsToNewRoom: false });
    expect(follow({ request: aRequest(), provider: stays, ...swap }).next).toMatchObject({
      room: fjord,
      flags: ['needs-provider'],
      proposal: { room: skov },
    });

    const elsewhere = { swaps: [{ from: fjord, to: hudson }], is: aMeeting({ rooms: [room(hudson)] }) };
    expect(follow({ request: aRequest(), ...elsewhere }).what).toBe('needs-provider');
  });

  test('never picks one silently when its own is gone and others stay', () => {
    const request = aRequest();
    const is = aMeeting({ rooms: [room(skov), room(hudson)] });

    expect(follow({ request, is })).toMatchObject({
      what: 'needs-choice',
      next: { room: fjord, proposal: { room: null, rooms: [hudson, skov].toSorted() } },
    });
  });

  test('settles the question when its own room comes back', () => {
    const asked = follow({ request: aRequest(), is: aMeeting({ rooms: [room(skov)] }) }).next;

    expect(follow({ request: asked }).next).toMatchObject({ flags: [], proposal: null, room: fjord });
  });

  test('after the deadline is a late change', () => {
    expect(follow({ request: aRequest(), ...swap, now: at('10:00') })).toMatchObject({
      what: 'late-change',
      next: { room: fjord, proposal: { room: skov } },
    });
  });
});

const elsewhere = (mailbox: string) => (mailbox === hudson ? 'House team NYC' : null);

describe('a meeting that moves to where another team of the same kind delivers', () => {
  const there = { is: aMeeting({ rooms: [room(hudson)] }), elsewhere };
  const swap = { ...there, swaps: [{ from: fjord, to: hudson }] };

  test('ends the request, names the other team, and charges by the deadline (S12)', () => {
    const provider = aTeam({ lateFeeRate: 5_000 });
    const request = aRequest();

    expect(follow({ request, provider, ...swap })).toMatchObject({
      what: 'canceled',
      why: 'served-elsewhere',
      instead: 'House team NYC',
      next: { status: 'canceled', endedBy: 'meeting', feeRate: null, flags: [], proposal: null },
    });
    expect(follow({ request, provider, ...swap, now: at('10:00') }).next).toMatchObject({
      status: 'canceled-late',
      feeRate: 5_000,
      reason:
        'The meeting moved to a place that House team does not serve. House team NYC delivers there: order from that team.',
    });
  });

  test('does the same whether or not anybody saw the exchange, and once', () => {
    const ended = follow({ request: aRequest(), ...there }).next;

    expect(ended).toMatchObject({ status: 'canceled' });
    expect(follow({ request: ended, ...there })).toEqual({ next: ended, what: null, why: 'ended' });
    expect(follow({ request: ended, ...swap })).toEqual({ next: ended, what: null, why: 'ended' });
  });

  test('asks the team anew when the meeting comes back', () => {
    const ended = follow({ request: aRequest(), ...swap }).next;
    const back = { swaps: [{ from: hudson, to: fjord }], is: aMeeting(), elsewhere };

    expect(follow({ request: ended, ...back })).toMatchObject({
      what: 'reactivated',
      next: { status: 'pending', room: fjord, endedBy: null },
    });
  });

  test('still asks somebody when it stays with one room where it was, or nobody else is there', () => {
    const partly = { ...swap, is: aMeeting({ rooms: [room(hudson), room(skov)] }) };
    expect(follow({ request: aRequest(), ...partly }).what).toBe('needs-provider');

    expect(follow({ request: aRequest(), ...swap, elsewhere: () => null }).what).toBe('needs-provider');
  });

  test('leaves it the question of a team that was asked there from the beginning', () => {
    const first = { template: { room: null }, planned: [hudson], ...there };
    const asked = follow(first).next;

    expect(asked).toMatchObject({ status: 'pending', flags: ['needs-provider'] });
    expect(follow({ ...first, request: asked })).toMatchObject({ what: null, next: asked });
  });
});

describe('a meeting that has no room', () => {
  test('holds the request until the wait is over, and says why', () => {
    const held = aMeeting({ standing: 'held', rooms: [], holdUntil: at('12:30') });
    const pending = aRequest({ is: aMeeting({ standing: 'pending', rooms: [room(fjord, 'none')] }) });

    expect(follow({ request: pending, is: held })).toMatchObject({
      what: 'held',
      why: 'room-declined',
      next: { status: 'pending', flags: ['pending-room', 'on-hold'], holdUntil: at('12:30') },
    });
    expect(follow({ request: aRequest(), is: held }).why).toBe('rooms-removed');
  });

  test('is held while nobody knows why its room does not show it, and goes on when it does again', () => {
    const lost = aMeeting({ rooms: [room(fjord, 'lost'), room(skov)] });
    const { next } = follow({ request: aRequest(), is: lost });

    expect(next).toMatchObject({ flags: ['on-hold'], room: fjord });
    expect(follow({ request: next })).toMatchObject({ what: 'resumed', next: { flags: [] } });
  });

  test('cancels the request free of charge when none was found, also after the deadline', () => {
    const is = aMeeting({ standing: 'gone', rooms: [] });

    expect(follow({ request: aRequest(), is, now: at('11:00') }).next).toMatchObject({ status: 'canceled' });
  });
});

describe('a delivery after the end of the meeting', () => {
  const template = { offsetMinutes: 60, offsetFrom: 'end' as const };

  test('is still to be made when the meeting is over, and done once its time has come', () => {
    const request = aRequest({ template, provider: automatic });
    expect(request).toMatchObject({ end: at('13:00'), deliverAt: at('14:00'), status: 'accepted' });

    expect(follow({ request, template, provider: automatic, now: at('13:30') })).toMatchObject({
      what: null,
      next: { status: 'accepted' },
    });
    expect(follow({ request, template, provider: automatic, now: at('14:00') }).next).toMatchObject({
      status: 'completed',
      endedBy: 'time',
    });
  });

  test('stays what is left of a meeting that was shortened', () => {
    const later = { offsetMinutes: 180, offsetFrom: 'start' as const };
    const long = aMeeting({ end: at('16:00') });
    const request = aRequest({ template: later, provider: automatic, is: long });
    const is = aMeeting({ end: at('14:00') });

    expect(
      follow({ request, template: later, provider: automatic, is, now: at('14:30') }).next,
    ).toMatchObject({ status: 'accepted', end: at('14:00'), deliverAt: at('15:00') });
  });

  test('is canceled late when somebody cancels the meeting before it was made', () => {
    const request = aRequest({ template, provider: automatic });
    const is = aMeeting({ standing: 'canceled', rooms: [] });

    expect(follow({ request, template, provider: automatic, is, now: at('13:30') }).next).toMatchObject({
      status: 'canceled-late',
    });
    expect(follow({ request, template, provider: automatic, is, now: at('14:00') }).next).toMatchObject({
      status: 'completed',
    });
  });
});

describe('a meeting that is canceled after the deadline', () => {
  const provider = aTeam({ lateFeeRate: 5_000 });
  const is = aMeeting({ standing: 'canceled', rooms: [] });
  const now = at('10:30');

  test('costs nothing for what came too late and was only asked about', () => {
    const request = aRequest({ provider, now: at('10:00') });
    expect(request).toMatchObject({ status: 'pending', flags: ['late-change'], proposal: null });

    expect(follow({ request, provider, is, now }).next).toMatchObject({ status: 'canceled', feeRate: null });
  });

  test('costs nothing where no team was found for what was asked', () => {
    const elsewhereOnly = aMeeting({ rooms: [room(hudson)] });
    const request = aRequest({ provider, is: elsewhereOnly, planned: [hudson], template: { room: null } });
    expect(request.flags).toEqual(['needs-provider']);

    expect(follow({ request, provider, is, now }).next).toMatchObject({ status: 'canceled', feeRate: null });
  });

  test('costs nothing while it is on hold, because its room said no', () => {
    const lost = aMeeting({ standing: 'held', rooms: [], holdUntil: at('11:30') });
    const pending = aMeeting({ standing: 'pending', rooms: [room(fjord, 'tentative')] });
    const { next: held } = follow({ request: aRequest({ provider, is: pending }), provider, is: lost });
    expect(held?.flags).toEqual(['pending-room', 'on-hold']);

    expect(follow({ request: held, provider, is, now }).next).toMatchObject({
      status: 'canceled',
      feeRate: null,
    });
  });

  test('costs the fee for what a team had, also while it is asked about a change of it', () => {
    const accepted = aRequest({ provider }, { status: 'accepted' });
    const { next: asked } = follow({ request: accepted, provider, is: moved, now });
    expect(asked?.flags).toContain('late-change');

    const gone = aMeeting({ standing: 'held', rooms: [], holdUntil: at('14:30') });
    const { next: held } = follow({ request: accepted, provider, is: gone, now });
    expect(held?.flags).toEqual(['on-hold']);

    for (const request of [accepted, asked, held])
      expect(follow({ request, provider, is, now }).next).toMatchObject({
        status: 'canceled-late',
        feeRate: 5_000,
      });
  });
});

describe('a meeting that is canceled', () => {
  const is = aMeeting({ standing: 'canceled', rooms: [] });

  test('cancels the request before the deadline, and late from the deadline on', () => {
    const request = aRequest();

    expect(follow({ request, is, now: at('09:59') }).next).toMatchObject({ status: 'canceled' });
    expect(follow({ request, is, now: at('10:00') }).next).toMatchObject({ status: 'canceled-late' });
  });

  test('asks anew when it comes back', () => {
    const { next } = follow({ request: aRequest({}, { status: 'accepted' }), is });

    expect(follow({ request: next, is: moved })).toMatchObject({
      what: 'reactivated',
      next: { status: 'pending', start: at('15:00'), endedBy: null },
    });
  });

  test.each(['person', 'team', 'time'] as const)('brings nothing back that ended by the %s', (endedBy) => {
    const request = aRequest({}, { status: 'canceled', endedBy });

    expect(follow({ request }).what).toBeNull();
  });
});

describe('a meeting that is over', () => {
  test('completes what was accepted or readied', () => {
    for (const status of ['accepted', 'readied'] as const) {
      const request = aRequest({}, { status });
      expect(follow({ request, now: at('12:59') }).what).toBeNull();
      expect(follow({ request, now: at('13:00') }).next).toMatchObject({ status: 'completed' });
    }
  });

  test('asks nobody any more for what was not answered', () => {
    expect(follow({ request: aRequest(), now: at('13:00') }).next).toMatchObject({
      status: 'canceled',
      reason: 'The team had not answered when the meeting was over.',
    });
  });

  test('completes what was done although somebody clears the calendar afterwards', () => {
    const request = aRequest({}, { status: 'accepted' });
    const is = aMeeting({ standing: 'canceled', rooms: [] });

    expect(follow({ request, is, now: at('14:00') }).next).toMatchObject({ status: 'completed' });
  });
});
