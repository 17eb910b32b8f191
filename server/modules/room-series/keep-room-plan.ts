import type { BookingKey } from '../../../contract/meetings.ts';
import type { RouteInput } from '../../../contract/route.ts';
import type { keepRoomPlan as route, RoomPlanReply } from '../../../contract/series-plan.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { askedBy, canonical, recordAudit } from '../audit/index.ts';
import { isSeries, knownOccurrences, lockOwnLink, nameOfDate, plannedDates } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import { visibleRooms } from '../rooms/index.ts';
import type { RoomSeriesDeps } from './check-series.ts';
import { describeRoomPlan } from './read-room-plan.ts';
import { deleteRoomPlan, findRoomPlan, saveRoomPlan } from './room-plans.store.ts';
import type { RoomPlan } from './room-plans.store.ts';

type Body = RouteInput<typeof route>['body'];

const MOST_NAMED = 10;

/**
 * Keeps with a series on which dates it takes place elsewhere, in place of what was kept before; no dates mean no plan.
 * The last one who says it is right: the plan is one person's, and nothing happens by it. `not-found` for a meeting that is
 * not the caller's, `not-possible-now` for one that is no series, `room-not-found` for rooms that they may not see,
 * `invalid-request` for dates that the series has not got.
 */
export async function keepRoomPlan(
  deps: RoomSeriesDeps,
  caller: Caller,
  bookingKey: BookingKey,
  body: Body,
): Promise<RoomPlanReply> {
  const { db, clock } = deps;
  const { organization } = caller;
  await requireVisible(deps, caller, body);
  const link = await db.transaction().execute(async (tx) => {
    const own = await lockOwnLink(tx, caller, { bookingKey });
    requireSeries(own);
    const before = await findRoomPlan(tx, organization, own.id);
    const known = (await knownOccurrences(tx, organization, [own.id])).get(own.id) ?? [];
    const now = clock.now();
    const there = [
      ...plannedDates(own, now).map(({ date }) => date),
      ...known.map((one) => nameOfDate(one, own.timeZone)),
      ...(before?.dates.map(({ date }) => date) ?? []),
      ...(before?.left ?? []),
    ];
    requireDates(body, new Set<string>(there));
    const { room, wish } = body;
    const dates = body.dates.toSorted((one, other) => (one.date < other.date ? -1 : 1));
    const left = body.left.toSorted();
    const after = dates.length === 0 ? null : { room, wish, dates, left, keptAt: now };
    if (wordsOf(before) === wordsOf(after)) return own;
    if (after) await saveRoomPlan(tx, organization, own.id, after);
    else await deleteRoomPlan(tx, organization, own.id);
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      cause: 'pane',
      action: 'meeting.rooms-planned',
      subject: { kind: 'meeting', id: own.id, name: '' },
      before: factsOf(before),
      after: factsOf(after),
    });
    return own;
  });
  return await describeRoomPlan(deps, caller, link);
}

function factsOf(plan: RoomPlan | null) {
  return plan && { room: plan.room, dates: plan.dates, left: plan.left };
}

function wordsOf(plan: RoomPlan | null): string {
  return canonical(plan && [plan.room, plan.wish, plan.dates, plan.left]);
}

function requireSeries(link: Link): void {
  if (isSeries(link)) return;
  throw new Problem(
    'not-possible-now',
    'This meeting is no series, so there is no date that could be in another room. Choose its room in the list.',
  );
}

function requireDates({ dates, left }: Body, there: ReadonlySet<string>): void {
  const named = [
    ...dates.map(({ date }, at) => ({ date, pointer: `/body/dates/${at}/date` })),
    ...left.map((date, at) => ({ date, pointer: `/body/left/${at}` })),
  ];
  const errors = named.flatMap(({ date, pointer }) =>
    there.has(date) ? [] : [{ pointer, detail: `${date} is no date of this series that is ahead` }],
  );
  if (errors.length === 0) return;
  throw new Problem(
    'invalid-request',
    'The series has not got all of these dates any more. Plan them again.',
    {
      errors: errors.slice(0, MOST_NAMED),
    },
  );
}

async function requireVisible(
  { directory }: Pick<RoomSeriesDeps, 'directory'>,
  caller: Caller,
  { room, dates }: Body,
): Promise<void> {
  if (dates.length === 0) return;
  const wanted = [...new Set([room, ...dates.map((one) => one.room)])];
  const { rooms } = await visibleRooms(directory, caller, wanted);
  const visible = new Set(rooms.map(({ mailbox }) => mailbox));
  const hidden = wanted.filter((mailbox) => !visible.has(mailbox));
  if (hidden.length === 0) return;
  throw new Problem(
    'room-not-found',
    `${hidden.slice(0, MOST_NAMED).join(', ')}: not among the rooms that you may see. Choose others for those dates.`,
  );
}
