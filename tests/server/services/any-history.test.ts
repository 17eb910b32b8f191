import { array, assert, boolean, constantFrom, nat, property, record } from 'fast-check';
import { RequestFlag } from '../../../contract/services.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import type { OccurrenceState, SeenRoom } from '../../../server/modules/meetings/hanging.ts';
import { applyAnswer } from '../../../server/modules/services/answer.ts';
import { actionsFor, isLive, mayStep } from '../../../server/modules/services/request-states.ts';
import type { Decision, FollowFacts } from '../../../server/modules/services/decision.ts';
import type { Provider, RequestState } from '../../../server/modules/services/request.ts';
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
  hasOther: boolean(),
});

type Moment = Parameters<typeof stateOf>[0] & {
  readonly later: number;
  readonly isSwap: boolean;
  readonly swapTo: typeof fjord;
};

/** One request through everything that happens to its meeting; throws at the first thing that must not be. */
class Life {
  readonly #template: FollowFacts['template'];
  readonly #team: Provider;
  #request: RequestState | null = null;
  #wasSeen = false;
  #now = Date.parse(at('08:00'));
  /** Another team delivers in hudson. */
  readonly #hasOther: boolean;

  constructor(withRoom: boolean, offsetMinutes: number, team: Provider, hasOther: boolean) {
    this.#hasOther = hasOther;
    this.#template = {
      room: withRoom ? fjord : null,
      offsetMinutes,
      offsetFrom: 'start',
      lines: [],
      withdrawnAt: null,
    };
    this.#team = team;
  }

  live(one: Moment): void {
    this.#now += one.later * 60_000;
    const is = stateOf(one);
    this.#wasSeen ||= is.standing === 'booked' || is.standing === 'pending';
    const before = this.#request;
    const swaps = one.isSwap && before ? [{ from: before.room, to: one.swapTo }] : [];
    const elsewhere = (mailbox: string) => (this.#hasOther && mailbox === hudson ? 'Other team' : null);
    const now = instantOf(this.#now);
    const asked = { template: this.#template, provider: this.#team, is, swaps, elsewhere, now };
    const { next, what } = follow({ ...asked, request: before });

    must(what !== null || next === before, 'nothing happened, and nothing is written');
    must(next !== null || before === null, 'what is there does not vanish');
    this.#request = next;
    if (next === null) return;
    must(this.#wasSeen, 'nobody hears of a meeting that no room has shown');
    must(before === null || isLegal(before, next), 'only steps that there are');
    check(next);
    this.#checkLeft(is, before, next, what);
    const again = follow({ ...asked, request: next });
    must(again.what === null && again.next === next, 'following twice is following once');
  }

  /** Only a team that went there itself, because somebody said so, has anything to do with what is there. */
  #checkLeft(
    is: OccurrenceState,
    before: RequestState | null,
    next: RequestState,
    what: Decision['what'],
  ): void {
    if (before === null || next.room === hudson || !this.#hasLeft(is)) return;
    must(what !== 'reactivated', 'where another team delivers nothing comes back');
    const isWaiting = next.flags.includes('on-hold') || isAskedWhere(before);
    must(!isLive(next) || isWaiting, 'a team that was left for another is asked nothing');
  }

  /** It is where another team delivers, and nowhere else. */
  #hasLeft({ rooms }: OccurrenceState): boolean {
    const present = rooms.filter(({ response }) => response !== 'lost');
    return this.#hasOther && present.length > 0 && present.every(({ mailbox }) => mailbox === hudson);
  }

  /** The team gives one of the answers that it may, if there are so many. */
  answer(number: number): void {
    const request = this.#request;
    const action = request && actionsFor(request)[number];
    if (!request || !action) return;
    const [first = null] = request.proposal?.rooms ?? [];
    const answered = applyAnswer(request, { action, reason: 'x', room: first }, this.#team);
    const isSettled = action === 'accept-change' || action === 'move-to-room';
    const isStep = answered.status === request.status || mayStep(request.status, answered.status, 'team');
    must(isStep || isSettled, 'only steps that there are');
    check(answered);
    this.#request = answered;
  }
}

/** The team was asked for the room before the meeting went where it is. */
function isAskedWhere({ flags }: RequestState): boolean {
  return flags.includes('needs-provider') || flags.includes('needs-choice');
}

function must(isTrue: boolean, rule: string): void {
  if (!isTrue) throw new Error(`broken: ${rule}`);
}

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

/** A step of the meeting, or of time. */
function isLegal(before: RequestState, after: RequestState): boolean {
  if (before.status === after.status) return true;
  return mayStep(before.status, after.status, 'meeting') || mayStep(before.status, after.status, 'time');
}

/** What is true of every request at any time. */
function check(request: RequestState): void {
  const { flags, proposal, endedBy } = request;
  const inOrder = RequestFlag.options.filter((flag) => flags.includes(flag));
  must(inOrder.join() === flags.join(), 'flags stand once each, in one order');
  must(isLive(request) || (flags.length === 0 && proposal === null), 'nothing is open of what has ended');
  must(!isLive(request) || endedBy === null, 'what lives was ended by nobody');
  const needs = flags.filter((flag) => flag === 'needs-choice' || flag === 'needs-provider');
  must(needs.length <= 1, 'one question at a time');
  must(needs.length === 0 || proposal !== null, 'a question says what the meeting has become');
  must(request.start < request.end, 'a meeting takes time');
}

test(`whatever happens to a meeting, its request is one and settled (${HISTORIES} histories, seed ${seed})`, () => {
  process.stdout.write(`requests on meetings: seed ${seed}\n`);
  let lives = 0;
  assert(
    property(history, ({ moments, withRoom, offsetMinutes, hasOther, ...rules }) => {
      const life = new Life(withRoom, offsetMinutes, aTeam(rules), hasOther);
      for (const one of moments) {
        life.live(one);
        life.answer(one.answer);
      }
      lives += 1;
    }),
    { seed, numRuns: HISTORIES },
  );
  expect(lives).toBe(HISTORIES);
});
