import type { Shortage } from '../../../server/modules/services/capacity/shortage.ts';
import { actionsFor } from '../../../server/modules/services/request-states.ts';
import { applyAnswer } from '../../../server/modules/services/answer.ts';
import { shownFlags } from '../../../server/modules/services/shown-flags.ts';
import { aMeeting, aRequest, aTeam, at, facts, fjord, follow, room, skov } from './a-request.ts';
import { followMeeting } from '../../../server/modules/services/follow-meeting.ts';
import { cameraId, cameras, lunches } from './capacity/an-order.ts';

const template = { lines: [lunches(8)] };
const full = (): readonly Shortage[] => [
  { kind: 'covers', most: 60, left: 0, during: { start: at('16:00'), end: at('17:00') } },
];
const later = aMeeting({ start: at('16:00'), end: at('17:00') });
const standing = { state: 'bound', reason: null } as const;

describe('a meeting that moves to where the team has too little left', () => {
  const request = aRequest({ template });
  const moved = follow({ template, request, is: later, shortages: full });

  test('keeps its delivery, and asks the team about the new one (S13)', () => {
    expect(moved).toMatchObject({
      what: 'late-change',
      why: 'over-capacity',
      next: {
        status: 'pending',
        deliverAt: at('12:00'),
        flags: ['late-change', 'over-capacity'],
        proposal: { deliverAt: at('16:00'), room: fjord },
        reason: expect.stringMatching(/^House team makes 60 covers an hour; for .* none is left\.$/),
      },
    });
  });

  test('is not called late while requests are open', () => {
    const { next } = moved;
    if (!next) throw new Error('it is asked');
    expect(shownFlags(next, standing, false, at('08:00'))).toEqual(['over-capacity']);
    expect(shownFlags(next, standing, false, at('11:00'))).toEqual(['late-change', 'over-capacity']);
  });

  test('asks once: seen again nothing changes, and it goes along when enough is left again', () => {
    const again = follow({ template, request: moved.next, is: later, shortages: full });
    expect(again).toMatchObject({ next: moved.next, what: null });

    const freed = follow({ template, request: moved.next, is: later, shortages: () => [] });
    expect(freed).toMatchObject({
      what: 'moved',
      next: { deliverAt: at('16:00'), flags: [], proposal: null, reason: null },
    });
  });

  test('is taken beyond the limits when the team says so, or stays where it was', () => {
    const { next } = moved;
    if (!next) throw new Error('it is asked');
    expect(actionsFor(next)).toEqual(['reject', 'cancel', 'accept-change', 'refuse-change']);

    const answer = { reason: null, room: null };
    const taken = applyAnswer(next, { ...answer, action: 'accept-change' }, aTeam());
    expect(taken).toMatchObject({ status: 'accepted', deliverAt: at('16:00'), flags: [], proposal: null });
    const kept = applyAnswer(next, { ...answer, action: 'refuse-change' }, aTeam());
    expect(kept).toMatchObject({ deliverAt: at('12:00'), flags: [], proposal: { isRefused: true } });
    const seen = followMeeting(facts({ template, request: kept, is: later, shortages: full }));
    expect(seen).toMatchObject({ next: kept, what: null });
  });

  test('asks also when a meeting only gets longer, and what exists once is wanted by the next', () => {
    const filming = { lines: [cameras(1)] };
    const before = aRequest({ template: filming });
    const is = aMeeting({ end: at('14:00') });
    const none = (): readonly Shortage[] => [
      { kind: 'things', item: cameraId, name: 'Camera', most: 1, left: 0, during: is },
    ];
    const asked = follow({ template: filming, request: before, is, shortages: none });
    expect(asked).toMatchObject({
      why: 'over-capacity',
      next: { end: at('13:00'), proposal: { end: at('14:00') }, flags: ['late-change', 'over-capacity'] },
    });
    expect(follow({ template: filming, request: before, is, shortages: () => [] })).toMatchObject({
      next: { end: at('14:00'), flags: [] },
    });
  });

  test('does not ask about capacity when only the room changes within what fits', () => {
    const is = aMeeting({ rooms: [room(skov)] });
    const swaps = [{ from: fjord, to: skov }];
    const next = follow({ template, request, is, swaps, shortages: () => [] });
    expect(next).toMatchObject({ what: 'moved', next: { room: skov, flags: [] } });
  });
});

describe('a meeting that is first seen when too little is left', () => {
  test('waits for the team, also for one that accepts by itself', () => {
    const provider = aTeam({ accepts: 'automatically' });
    const seen = follow({ template, provider, shortages: full });
    expect(seen).toMatchObject({
      what: 'created',
      why: 'over-capacity',
      next: { status: 'pending', flags: ['late-change', 'over-capacity'], proposal: null },
    });
    if (!seen.next) throw new Error('it is made');
    expect(actionsFor(seen.next)).toEqual(['accept', 'reject', 'cancel']);
    const accepted = applyAnswer(seen.next, { action: 'accept', reason: null, room: null }, provider);
    expect(accepted).toMatchObject({ status: 'accepted', flags: [] });
  });
});
