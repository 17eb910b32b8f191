import type { CalendarId, Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit, system } from '../audit/index.ts';
import type { Live, NewNotice, Outbox } from '../messages/index.ts';
import { bind, isSame } from './bind.ts';
import type { Binding, Plan } from './bind.ts';
import { findSuccessor } from './find-successor.ts';
import { followMeeting } from './follow-meeting.ts';
import type { FollowedMeeting } from './follow-meeting.ts';
import type { Cause, Hanging } from './hanging.ts';
import { withKept } from './kept-calendar.ts';
import { linkRecord } from './link-audit.ts';
import { linkNotices } from './link-notices.ts';
import type { Bound, CalendarFacts, KnownOccurrence, Link, Sighting } from './link.ts';
import { lockLinks, makeDue, MOST_LINKS, openLinks, touchedLinks, updateLink } from './links.store.ts';
import { calendarFacts, sightingsBy, sightingsOf } from './mirror-facts.store.ts';
import { nextUnbound } from './next-state.ts';
import { knownOccurrences, saveOccurrences } from './occurrences.store.ts';
import { claimsOn, planOf, whenToLook } from './plans.ts';
import { situationOf } from './situation.ts';
import { after as later, timers } from './timers.ts';

export interface ReconcileDeps {
  /** Business time. */
  readonly clock: Clock;
  readonly hanging: readonly Hanging[];
  readonly outbox: Outbox;
  readonly live: Live;
  /** Wants calendars to be looked at, within the transaction; the mirror's `markDirty`. */
  readonly markDirty: (
    tx: Tx,
    organization: OrganizationId,
    calendars: readonly CalendarId[],
  ) => Promise<void>;
  /** Told that links wait for a sweep, or for work that did not fit; before the transaction ends. */
  readonly onWaiting: () => void;
}

/** What an attempt to read a calendar brought; the mirror's `CalendarRead`. */
export interface CalendarChange {
  readonly calendar: CalendarId;
  readonly isReadable: boolean;
  readonly isFirst: boolean;
  readonly changed: readonly MeetingKey[];
  readonly vanished: readonly MeetingKey[];
  readonly entered: readonly MeetingKey[];
}

export interface MeetingKey {
  readonly meetingUid: string;
  readonly occurrence: Instant | null;
}

/** Why links are looked at. */
export interface Why {
  readonly cause: Omit<Cause, 'at'> & { readonly requestId?: string | null };
  /** What hangs on these follows even if the meeting is as it was: something was added, or time has passed for it. */
  readonly isForced?: boolean;
  /** The calendar that is being kept: whether it can be read stands in the mirror only after this transaction. */
  readonly kept?: Pick<CalendarChange, 'calendar' | 'isReadable'>;
}

/**
 * Brings the links that a calendar may concern into line with what the mirror shows, within the transaction that keeps
 * the calendar. It looks at the state of the mirror only, so it may be called for anything and any number of times.
 */
export async function reconcileCalendar(
  deps: ReconcileDeps,
  tx: Tx,
  organization: OrganizationId,
  read: CalendarChange,
): Promise<void> {
  const keys = [...read.changed, ...read.vanished, ...read.entered];
  const meetingUids = [...new Set(keys.map(({ meetingUid }) => meetingUid))];
  const isAll = keys.length === 0; // it became readable, or unreadable
  const touched = await touchedLinks(tx, organization, { calendar: read.calendar, meetingUids, isAll });
  const cause = { kind: 'calendar', actor: system } as const;
  await reconcileLinks(deps, tx, organization, touched, { cause, kept: read });
}

/** The same for links by their ids; those beyond what one transaction does are made due at once. */
export async function reconcileLinks(
  deps: ReconcileDeps,
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
  why: Why,
): Promise<Reconciled> {
  if (ids.length === 0) return { links: [], hasChanged: false };
  const now = deps.clock.now();
  const inOrder = [...new Set(ids)].toSorted();
  const beyond = inOrder.slice(MOST_LINKS);
  if (beyond.length > 0) {
    await makeDue(tx, organization, beyond, now);
    deps.onWaiting();
  }
  const links = await lockLinks(tx, organization, inOrder.slice(0, MOST_LINKS));
  const calendars = withKept(await calendarFacts(tx, organization), why.kept);
  const round = new Round(deps, tx, organization, calendars, { ...why.cause, at: now }, why);
  await round.load(links);
  const after: Link[] = [];
  for (const link of links) after.push(await round.bring(link));
  await round.finish();
  return { links: after, hasChanged: after.some((link, at) => link !== links[at]) };
}

export interface Reconciled {
  /** Those that were looked at, as they are now. */
  readonly links: readonly Link[];
  /** Something was written. */
  readonly hasChanged: boolean;
}

/** One pass over some links, which are locked. What concerns several of them is read, and written, once. */
class Round {
  readonly #deps: ReconcileDeps;
  readonly #tx: Tx;
  readonly #organization: OrganizationId;
  readonly #calendars: ReadonlyMap<CalendarId, CalendarFacts>;
  readonly #cause: Cause;
  readonly #why: Why;
  #known: ReadonlyMap<string, readonly KnownOccurrence[]> = new Map();
  #sightings: Sighting[] = [];
  #byOrganizer = new Map<string, readonly Sighting[]>();
  #plans: Plan[] = [];
  #isTaken: (bound: Bound, link: string) => boolean = () => false;
  readonly #notices: NewNotice[] = [];
  #isSweeping = false;
  #hasChanged = false;
  #isUnclear = false;

  constructor(
    deps: ReconcileDeps,
    tx: Tx,
    organization: OrganizationId,
    calendars: ReadonlyMap<CalendarId, CalendarFacts>,
    cause: Cause,
    why: Why,
  ) {
    this.#deps = deps;
    this.#tx = tx;
    this.#organization = organization;
    this.#calendars = calendars;
    this.#cause = cause;
    this.#why = why;
  }

  async load(links: readonly Link[]): Promise<void> {
    const [tx, organization] = [this.#tx, this.#organization];
    const unbound = links.filter(({ bound }) => bound === null);
    const organizers = [...new Set(unbound.map(({ organizer }) => organizer.mail))];
    const open = await openLinks(tx, organization, organizers);
    this.#plans = open.map((link) => planOf(link, this.#calendars.values()));
    for (const organizer of organizers) {
      const window = whenToLook(open.filter((link) => link.organizer.mail === organizer));
      this.#byOrganizer.set(organizer, await sightingsBy(tx, organization, organizer, window));
    }
    const near = [...this.#byOrganizer.values()].flat();
    const uids = [...new Set(near.map(({ meetingUid }) => meetingUid))];
    this.#isTaken = await claimsOn(tx, organization, uids);
    this.#sightings = [
      ...(await sightingsOf(tx, organization, [
        ...new Set([...links.flatMap(({ bound }) => bound?.meetingUid ?? []), ...uids]),
      ])),
    ];
    this.#known = await knownOccurrences(
      tx,
      organization,
      links.map(({ id }) => id),
    );
  }

  async bring(link: Link): Promise<Link> {
    if (link.state === 'expired') return await this.#keep(link, { ...link, checkAt: null }, nothingFollowed);
    if (isForgotten(link, this.#cause.at))
      return await this.#keep(link, { ...link, checkAt: null }, nothingFollowed);
    if (link.bound) return await this.#follow(link, link.bound, link);
    const binding = this.#bind(link);
    if (binding.kind === 'bind') {
      const { bound } = binding.to;
      this.#plans = this.#plans.filter(({ id }) => id !== link.id);
      const isTaken = this.#isTaken;
      this.#isTaken = (other, id) => isTaken(other, id) || (id !== link.id && isSame(other, bound));
      const reason = binding.isAssumed ? ('assumed' as const) : null;
      return await this.#follow(link, bound, { ...link, bound, reason, boundAt: this.#cause.at });
    }
    const unclear = binding.kind === 'needs-attention' ? binding.reason : null;
    const next = nextUnbound(link, unclear, this.#cause.at);
    const count = binding.kind === 'needs-attention' ? binding.candidates.length : 0;
    return await this.#keep(link, { ...link, ...next }, nothingFollowed, count);
  }

  #bind(link: Link): Binding {
    const plan = planOf(link, this.#calendars.values());
    const sightings = this.#byOrganizer.get(link.organizer.mail) ?? [];
    return bind(plan, sightings, (bound) => this.#isTaken(bound, link.id), this.#plans);
  }

  async #follow(before: Link, bound: Bound, link: Link): Promise<Link> {
    const known = this.#known.get(link.id) ?? [];
    const followed = followMeeting({
      link,
      bound,
      known,
      sightings: this.#sightings.filter(({ meetingUid }) => meetingUid === bound.meetingUid),
      calendars: this.#calendars,
      now: this.#cause.at,
    });
    const ending = { before, link, bound, known, followed };
    const next = await findSuccessor(this.#tx, this.#organization, this.#calendars.values(), ending);
    if (next) {
      this.#sightings.push(...next.sightings);
      const assumed = { bound: next.bound, reason: 'assumed' as const, boundAt: this.#cause.at };
      return await this.#follow(before, next.bound, { ...link, ...assumed });
    }
    this.#isSweeping ||= followed.beginsSweep;
    return await this.#keep(before, { ...link, ...followed.next, sweep: followed.sweep }, followed);
  }

  /** Writes what differs, lets what hangs there follow, and notes who is told. Nothing differs: nothing happens. */
  async #keep(
    before: Link,
    wanted: Link,
    { dates }: Pick<FollowedMeeting, 'dates'>,
    candidates = 0,
  ): Promise<Link> {
    const changed = dates.filter(({ was, is }) => was !== is);
    const isChanged = changed.length > 0 || isMoved(before, wanted);
    const after: Link = {
      ...wanted,
      stateSince: before.state === wanted.state ? before.stateSince : this.#cause.at,
      version: isChanged ? before.version + 1 : before.version,
    };
    const told = changed.map(({ is }) => is);
    await saveOccurrences(this.#tx, this.#organization, after.id, told);
    const isSame = !isChanged && before.checkAt === after.checkAt && before.sweep === after.sweep;
    if (!isSame) await updateLink(this.#tx, this.#organization, after);
    if (isChanged) await this.#note(before, after, dates, candidates);
    if (isChanged || this.#why.isForced) await this.#letFollow(after, dates);
    return isSame ? before : after;
  }

  /** Audit, and what is told of the meeting itself. */
  async #note(before: Link, after: Link, dates: FollowedMeeting['dates'], candidates: number): Promise<void> {
    const why = { ...this.#cause, ...this.#why.cause };
    this.#hasChanged = true;
    this.#isUnclear ||= before.state === 'needs-attention' || after.state === 'needs-attention';
    await recordAudit(this.#tx, this.#organization, linkRecord(before, after, dates, why));
    const shown = dates.map(({ is }) => is);
    const notices = linkNotices(before, after, shown, candidates, this.#calendars.values(), this.#cause);
    this.#notices.push(...notices);
  }

  /** Of a suspended link nothing is known that could be followed. */
  async #letFollow(link: Link, dates: FollowedMeeting['dates']): Promise<void> {
    if (link.state === 'suspended') return;
    const situation = situationOf(this.#organization, link, dates, this.#cause);
    for (const kind of this.#deps.hanging) await kind.follow(this.#tx, situation);
  }

  /** What is written once for all of them; rows of calendars last, as everybody takes them. */
  async finish(): Promise<void> {
    const { outbox, live, markDirty, onWaiting } = this.#deps;
    const [tx, organization] = [this.#tx, this.#organization];
    if (this.#notices.length > 0) await outbox.tell(tx, organization, ...this.#notices);
    if (this.#hasChanged) await live.changed(tx, organization, 'meetings');
    if (this.#isUnclear) await live.changed(tx, organization, 'reconcile');
    if (!this.#isSweeping) return;
    const readable = [...this.#calendars.values()].filter(({ hasFault }) => !hasFault);
    await markDirty(
      tx,
      organization,
      readable.map(({ id }) => id),
    );
    onWaiting();
  }
}

/** What was canceled long ago stays so, whatever a calendar shows under its name now. */
function isForgotten({ state, stateSince }: Link, now: Instant): boolean {
  return state === 'canceled' && later(stateSince, timers.reactivation) < now;
}

function isMoved(before: Link, after: Link): boolean {
  return before.state !== after.state || before.reason !== after.reason || before.bound !== after.bound;
}

const nothingFollowed = { dates: [] };
