import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { changeVisitor as changeRoute, VisitorReply } from '../../../contract/visitors.ts';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { VisitorId } from '../../../contract/visitor-ids.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { causeOf, linkedMeeting, lockOwnLink, mayActOn, mayNotAct } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import { knownRooms, meetingDates, requireDates } from '../services/index.ts';
import { recordVisitor } from './audit-visitors.ts';
import { givenIn } from './answer-fields.ts';
import { checkVisitors } from './check-visitors.ts';
import { receptionFor } from './reception-for.ts';
import { listReceptions } from './receptions.store.ts';
import { recordVisits } from './record-visits.ts';
import { followConfirmed } from './unfollowed/follow-confirmed.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { mayChange, visitorReplies } from './visitor-reply.ts';
import type { Visit, Visitor } from './visitor.ts';
import { findVisitors, opened, updateVisitor, visitorsOf } from './visitors.store.ts';
import { visitsOf } from './visits.store.ts';

type Change = z.output<(typeof changeRoute)['body']>;

export interface AskedVisitor {
  readonly id: VisitorId;
  /** As the caller saw it. */
  readonly version: number;
}

/** What a change starts from; the link is locked, and the caller may act on it. */
interface Subject {
  readonly link: Link;
  readonly visitor: Visitor;
  readonly visits: readonly Visit[];
}

/**
 * Changes what is known of a visitor, or where they are expected. Rejects with `not-found`, `permission-missing`,
 * `changed-meanwhile`, `not-possible-now` once they have come or it is over, and `invalid-request` as registering does.
 */
export async function changeVisitor(
  deps: VisitorUseDeps,
  caller: Caller,
  { id, version, change }: AskedVisitor & { readonly change: Change },
): Promise<VisitorReply> {
  const { organization } = caller;
  return await onVisitor(deps, caller, { id, version }, async (tx, subject) => {
    const { link, visitor, visits } = subject;
    const before = { ...visitor, answers: givenIn(visitor.answers) };
    const wanted = {
      ...before,
      ...defined(change),
      answers: { ...before.answers, ...change.answers },
      chosen: await chosenOf(tx, organization, { link, visitor }, change.dates, deps.clock.now()),
    };
    if (isDeepStrictEqual(wanted, before)) return;
    const reception = await receptionFor(tx, organization, link, wanted.reception);
    const others = (await visitorsOf(tx, organization, [link.id]))
      .filter((one) => one.id !== id && one.withdrawnAt === null)
      .map((one) => opened(deps.secrets, organization, one));
    const [checked = visitor] = checkVisitors([wanted], reception, others, {
      pointerOf: (_at, field) => `/body/${field}`,
      before: visitor.answers,
    });
    const after: Visitor = { ...checked, version: version + 1 };
    await updateVisitor(tx, deps.secrets, organization, after);
    await followConfirmed(deps, tx, caller, { link, visits, visitor: id });
    await deps.follow(tx, organization, link.id, causeOf(caller)); // the end of the audit is taken last
    await recordVisitor(tx, caller, visitor, after);
  });
}

/** Expects somebody no longer. Rejects as `changeVisitor` does; repeating it is harmless. */
export async function withdrawVisitor(
  deps: VisitorUseDeps,
  caller: Caller,
  { id, version }: AskedVisitor,
): Promise<VisitorReply> {
  const { organization } = caller;
  return await onVisitor(deps, caller, { id, version, isWithdrawal: true }, async (tx, subject) => {
    const { link, visitor, visits } = subject;
    const now = deps.clock.now();
    const after: Visitor = { ...visitor, withdrawnAt: now, version: version + 1 };
    await updateVisitor(tx, deps.secrets, organization, after);
    await recordVisitor(tx, caller, visitor, after);
    const sealed = (await findVisitors(tx, organization, [id])).at(0);
    if (!sealed) return;
    const open = visits.filter(({ status }) => status === 'expected' || status === 'notified');
    const changes = open.map((before) => ({
      visitor: sealed,
      before,
      after: {
        ...before,
        status: 'canceled' as const,
        endedBy: 'person' as const,
        isHeld: false,
        changedAt: now,
        version: before.version + 1,
      },
      what: 'canceled' as const,
    }));
    await recordVisits(deps, tx, organization, changes, {
      link: linkedMeeting(link),
      cause: { ...causeOf(caller), at: now },
      requestId: caller.requestId,
      receptions: await listReceptions(tx, organization),
      rooms: await knownRooms(
        tx,
        organization,
        open.flatMap(({ room }) => room ?? []),
      ),
    });
  });
}

async function onVisitor(
  deps: VisitorUseDeps,
  caller: Caller,
  { id, version, isWithdrawal = false }: AskedVisitor & { readonly isWithdrawal?: boolean },
  work: (tx: Tx, subject: Subject) => Promise<void>,
): Promise<VisitorReply> {
  const { organization } = caller;
  const mayAct = await mayActOn(deps.directory, caller);
  return await deps.db.transaction().execute(async (tx) => {
    const [found] = await findVisitors(tx, organization, [id]);
    if (!found?.link) throw missing(); // a walk-in is of nobody's meeting
    const link = await lockOwnLink(tx, caller, { id: found.link });
    if (!mayAct(link)) throw mayNotAct();
    const [sealed] = await findVisitors(tx, organization, [id]); // as it is now that nobody else changes it
    if (!sealed) throw missing();
    const visitor = opened(deps.secrets, organization, sealed);
    const visits = (await visitsOf(tx, organization, [link.id])).filter((visit) => visit.visitor === id);
    const now = deps.clock.now();
    const reply = async () => {
      const all = await visitorReplies(tx, deps.secrets, organization, link, now);
      return all.find((one) => one.id === id) ?? null;
    };
    if (isWithdrawal && visitor.withdrawnAt !== null) return (await reply()) ?? gone(visitor);
    if (visitor.version !== version) {
      throw new Problem(
        'changed-meanwhile',
        'Somebody else changed this visitor meanwhile. Nothing was overwritten.',
        { current: await reply() },
      );
    }
    const { isAllowed, reason } = mayChange(visitor, visits, now);
    if (!isAllowed) throw new Problem('not-possible-now', reason ?? 'This visit cannot be changed any more.');
    await work(tx, { link, visitor, visits });
    return (await reply()) ?? gone({ ...visitor, version: version + 1 });
  });
}

/** Who was taken back before any reception knew of them. */
function gone({ id, name, mail, company, phone, note, ...visitor }: Visitor): VisitorReply {
  const { carPlate, language, group, answers, chosen, version } = visitor;
  return {
    id,
    name,
    mail,
    company,
    phone,
    note,
    carPlate,
    language,
    group,
    answers: [...answers],
    reception: null,
    status: 'canceled',
    sentence: 'Canceled.',
    isUnfollowed: false,
    dates: chosen && [...chosen.dates],
    visits: [],
    alsoExpected: [],
    mayChange: { isAllowed: false, reason: 'The visit was taken back. Register the visitor anew.' },
    version,
  };
}

/** Another choice of dates; as it was when nothing is said of it. */
async function chosenOf(
  tx: Tx,
  organization: OrganizationId,
  { link, visitor: { chosen } }: Pick<Subject, 'link' | 'visitor'>,
  dates: Change['dates'],
  now: Instant,
): Promise<Visitor['chosen']> {
  if (dates === undefined || isDeepStrictEqual(dates, chosen?.dates ?? null)) return chosen;
  const series = await meetingDates(tx, organization, link, now);
  return requireDates(link, series, dates, chosen?.dates);
}

/** What was left out of a change stays. */
function defined({ answers: _answers, dates: _dates, ...change }: Change): Partial<Omit<Visitor, 'answers'>> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such visitor at a meeting of yours.');
}
