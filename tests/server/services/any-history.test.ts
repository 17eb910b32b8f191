import { array, assert, boolean, constantFrom, nat, property, record } from 'fast-check';
import { RequestFlag } from '../../../contract/services.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import type { OccurrenceState, SeenRoom } from '../../../server/modules/meetings/hanging.ts';
import { applyAnswer } from '../../../server/modules/services/answer.ts';
import type { Decision } from '../../../server/modules/services/decision.ts';
import { actionsFor, isLive, mayStep } from '../../../server/modules/services/request-states.ts';
import type { RequestState } from '../../../server/modules/services/request.ts';
import { aTeam, at, fjord, follow, hudson, room, skov } from './a-request.ts';

/** Printed, so that a failure can be played again. */
const seed = Number(process.env['FOYER_SEED'] ?? Date.now() % 2_147_483_647);
const HISTORIES = Number(process.env['FOYER_HISTORIES'] ?? 20_000);

const seen = array(
  record({
    mailbox: constantFrom(fjord, skov, hudson),
    response: constantFrom<SeenRoom['response']>('accepted', 'tentative', 'none', 'lost'),
  }),
  { maxLength: 3 },
);
const moment = record({
  standing: constantFrom<OccurrenceState['standing']>(
    'pending',
    'booked',
    'booked',
    'booked',
    'room-lost',
    'held',
    'gone',
    'canceled',
  ),
  hour: nat(12),
  hours: nat(2),
  rooms: seen,
  swapTo: constantFrom(fjord, skov, hudson),
  isSwap: boolean(),
  later: nat(90),
  /** Which of the team's possible answers comes afterwards; most often none. */
  answer: nat(20),
});
const history = record({
  moments: array(moment, { maxLength: 12 }),
  accepts: constantFrom('by-hand' as const, 'automatically' as const),
  whilePending: constantFrom('send' as const, 'hold' as const),
  followsToNewRoom: boolean(),
  withRoom: boolean(),
  offsetMinutes: constantFrom(-60, 0, 30),
});

test(`whatever happens to a meeting, its request is one and settled (${HISTORIES} histories, seed ${seed})`, () => {
  process.stdout.write(`requests on meetings: seed ${seed}\n`);
  assert(
    property(history, ({ moments, withRoom, offsetMinutes, ...rules }) => {
      const provider = aTeam(rules);
      const template = { room: withRoom ? fjord : null, offsetMinutes, withdrawnAt: null };
      let request: RequestState | null = null;
      let wasSeen = false;
      let now = Date.parse(at('08:00'));

      for (const one of moments) {
        now += one.later * 60_000;
        const is = stateOf(one);
        wasSeen ||= is.standing === 'booked' || is.standing === 'pending';
        const before: RequestState | null = request;
        const swaps = one.isSwap && before ? [{ from: before.room, to: one.swapTo }] : [];
        const asked = { template, provider, is, swaps, now: instantOf(now) };
        const decision: Decision = follow({ ...asked, request: before });
        if (decision.next !== null) {
          expect(wasSeen).toBe(true); // nobody hears of a meeting that no room has shown
          expect(before === null || decision.what === null || isLegal(before, decision.next)).toBe(true);
          check(decision.next);
          const again = follow({ ...asked, request: decision.next });
          expect([again.what, again.next]).toEqual([null, decision.next]); // twice is once
        } else expect(before).toBeNull(); // what is there does not vanish
        if (decision.what === null) expect(decision.next).toBe(before); // nothing happened: nothing is written
        request = decision.next;

        const action = request && actionsFor(request)[one.answer];
        if (request && action) {
          const answered: RequestState = applyAnswer(
            request,
            { action, reason: 'x', room: request.proposal?.rooms[0] ?? null },
            provider,
          );
          expect(
            answered.status === request.status ||
              mayStep(request.status, answered.status, 'team') ||
              action === 'accept-change' ||
              action === 'move-to-room',
          ).toBe(true);
          check(answered);
          request = answered;
        }
      }
    }),
    { seed, numRuns: HISTORIES },
  );
});

function stateOf({
  standing,
  hour,
  hours,
  rooms,
}: {
  standing: OccurrenceState['standing'];
  hour: number;
  hours: number;
  rooms: readonly { mailbox: typeof fjord; response: SeenRoom['response'] }[];
}): OccurrenceState {
  const start = Date.parse(at('09:00')) + hour * 3_600_000;
  const isThere = standing === 'booked' || standing === 'pending';
  const distinct = [...new Map(rooms.map((one) => [one.mailbox, room(one.mailbox, one.response)])).values()];
  return {
    standing,
    start: instantOf(start),
    end: instantOf(start + (hours + 1) * 3_600_000),
    rooms: isThere ? (distinct.length > 0 ? distinct : [room(fjord)]) : [],
    holdUntil: standing === 'held' ? instantOf(start) : null,
  };
}

/** A step of the meeting or of time; twice the meeting and once the team itself may stand behind one decision. */
function isLegal(before: RequestState, after: RequestState): boolean {
  if (before.status === after.status) return true;
  return mayStep(before.status, after.status, 'meeting') || mayStep(before.status, after.status, 'time');
}

/** What is true of every request at any time. */
function check(request: RequestState): void {
  const { flags, proposal } = request;
  expect(flags).toEqual(RequestFlag.options.filter((flag) => flags.includes(flag)));
  if (!isLive(request)) expect([flags, proposal]).toEqual([[], null]);
  if (isLive(request)) expect(request.endedBy).toBeNull();
  const asks = flags.includes('needs-choice') || flags.includes('needs-provider');
  if (asks) expect(proposal).not.toBeNull();
  expect(flags.includes('needs-choice') && flags.includes('needs-provider')).toBe(false);
  expect(request.start < request.end).toBe(true);
}
