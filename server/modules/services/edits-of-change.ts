import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { changeTemplate } from '../../../contract/services.ts';
import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import type { Instant, Interval } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import type { Link } from '../meetings/index.ts';
import { requireGrowth } from './capacity/require-growth.ts';
import { requireRoom } from './capacity/require-room.ts';
import { useOf } from './capacity/use.ts';
import { changeRequest, isOpen, withdrawRequest } from './change-request.ts';
import { changeDates } from './dates/change-dates.ts';
import { wantedDates } from './dates/chosen-dates.ts';
import { requireDatesOpen, requireNoneClosed } from './dates/require-dates-open.ts';
import { deliverAt } from './first-sight.ts';
import type { MeetingDates } from './meeting-rooms.store.ts';
import type { FullProvider } from './providers.store.ts';
import { chargedAgain } from './orders/charged-again.ts';
import { refusalOf } from './refuse-delivery.ts';
import { isLive } from './request-states.ts';
import type { ServiceRequest, Template } from './request.ts';
import type { Edited } from './save-edited.ts';
import { closedSince } from './template-reply.ts';
import { wishOf } from './wish-after.ts';
import type { Wish } from './wish-after.ts';

type Change = z.output<(typeof changeTemplate)['body']>;

/** What a change starts from; the link is locked, and the caller may act on it. */
export interface Subject {
  readonly link: Link;
  readonly template: Template;
  readonly provider: FullProvider;
  readonly requests: readonly ServiceRequest[];
}

export interface Changing {
  readonly change: Change;
  readonly wish: Wish;
  readonly dates: MeetingDates;
  readonly now: Instant;
}

/** What becomes of the requests that are there: of those on dates that are left out, and of those that ask for something else. */
export async function editedBy(
  tx: Tx,
  caller: Caller,
  subject: Subject,
  changing: Changing,
): Promise<readonly Edited[]> {
  const { template, provider, requests } = subject;
  const { wish, dates, now } = changing;
  const choice = changeDates({ requests, series: dates.series, now }, template.chosen, wish.chosen);
  requireNoneClosed(provider, choice.closed);
  await requireComing(tx, caller, subject, changing, choice.coming);
  const isSaidAnew = !isDeepStrictEqual({ ...wish, chosen: null }, { ...wishOf(template), chosen: null });
  const saidAnew = isSaidAnew ? await rewritten(tx, caller, subject, changing, choice.staying) : [];
  return [
    ...choice.leaving.map((before) => ({ before, after: withdrawRequest(before, caller.name) })),
    ...saidAnew,
  ].map(({ before, after }) => ({
    before,
    after: { ...after, changedAt: now, version: before.version + 1 },
  }));
}

/** Dates that are added must be possible: each that is named, and of all dates one; what runs out is left for one at least. */
async function requireComing(
  tx: Tx,
  { organization }: Caller,
  { template, provider }: Subject,
  { wish, now }: Changing,
  coming: readonly SeriesDate[],
): Promise<void> {
  if (coming.length === 0) return;
  if (wish.chosen === null) {
    const refusal = refusalOf(provider, coming, wish, now);
    if (refusal) throw refusal;
  } else requireDatesOpen(provider, coming, wish, now);
  const uses = coming.map((date) => useOf(deliverAt(date, wish), date.end, wish.lines));
  await requireRoom(tx, organization, provider, { uses, except: [template.id] });
}

/** Requests that ask for something else now, where that is possible; nothing, while there is only a plan. */
async function rewritten(
  tx: Tx,
  { organization }: Caller,
  subject: Subject,
  { change, wish, dates, now }: Changing,
  staying: readonly ServiceRequest[],
): Promise<readonly Edited[]> {
  const { template, provider, requests } = subject;
  const { room: _room, chosen: _chosen, lines, costCenter, ...words } = wish;
  const order = isDeepStrictEqual(lines, template.lines) ? {} : { lines };
  const wanted = { ...words, ...order, room: change.room ?? null };
  const changed = staying.flatMap((before) => {
    const after = isOpen(before, now) ? changeRequest(before, wanted, provider, now) : null;
    if (!after) return [];
    const charged = chargedAgain(before.costCenter, { before: template.costCenter, wished: costCenter });
    return [{ before, after: { ...after, costCenter: charged } }];
  });
  const asked = wantedDates(dates, wish.chosen);
  const plan = requests.length > 0 ? null : { template, wish, dates: asked };
  const fitting = await requireGrowth(tx, organization, provider, { template, changed, plan });
  if (fitting.length === 0) requireOpenPlan(subject, asked, wish, now);
  return fitting;
}

/** Nothing can be changed on any date: fine only while there is none, and the new delivery is not closed. */
function requireOpenPlan(subject: Subject, dates: readonly Interval[], wish: Wish, now: Instant): void {
  const { provider, requests } = subject;
  if (requests.length > 0) throw closed(subject);
  const refusal = refusalOf(provider, dates, wish, now);
  if (refusal) throw refusal;
}

/** Why nothing of it can be changed any more. */
export function closed({ provider, requests }: Subject): Problem {
  const last = requests.filter(isLive).at(-1);
  if (!last) return new Problem('not-possible-now', 'This request has ended. Add a new one instead.');
  return new Problem('deadline-passed', closedSince(provider, last.deadline));
}
