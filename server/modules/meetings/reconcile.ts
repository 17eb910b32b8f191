import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import type { NewNotice } from '../messages/index.ts';
import { bind, isSame } from './bind.ts';
import type { Binding, Plan } from './bind.ts';
import { withAnswer } from './beyond.ts';
import { uidsOf } from './bound.ts';
import { findContinuations } from './find-continuations.ts';
import { findSuccessor } from './find-successor.ts';
import { followMeeting } from './follow-meeting.ts';
import type { FollowedMeeting } from './follow-meeting.ts';
import type { Cause } from './hanging.ts';
import { KnownCalendars } from './known-calendars.ts';
import { linkRecord } from './link-audit.ts';
import { isAsking, isForgotten, isKnown, isMoved } from './link-change.ts';
import { linkNotices } from './link-notices.ts';
import type { Bound, KnownOccurrence, Link, Sighting } from './link.ts';
import { lockLinks, makeDue, MOST_LINKS, openLinks, updateLink } from './links.store.ts';
import { sightingsBy, sightingsOf } from './mirror-facts.store.ts';
import { nextUnbound } from './next-state.ts';
import { knownOccurrences, saveOccurrences } from './occurrences.store.ts';
import { claimsOn, planOf, whenToLook } from './plans.ts';
import { plannedRooms } from './portal-reach.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';
import { situationOf } from './situation.ts';
import { unawaited } from './unawaited.ts';
import { withSplit } from './split.ts';
import { sweptBy } from './sweep.ts';
import type { Why } from './why.ts';
import { WantedLooks } from './wanted-looks.ts';

export type { ReconcileDeps } from './reconcile-deps.ts';

/** Brings links into line with what the mirror shows; those beyond what one transaction does are made due at once. */
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
  const calendars = new KnownCalendars(tx, organization, why.kept, now);
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
  readonly #calendars: KnownCalendars;
  readonly #cause: Cause;
  readonly #why: Why;
  #known: ReadonlyMap<string, readonly KnownOccurrence[]> = new Map();
  readonly #sightings: Sighting[] = [];
  #byOrganizer = new Map<string, readonly Sighting[]>();
  #plans: Plan[] = [];
  #isTaken: (bound: Bound, link: string) => boolean = () => false;
  /** Meetings without a planned room for which no room is waited. */
  #unawaited: ReadonlySet<string> = new Set();
  readonly #notices: NewNotice[] = [];
  readonly #looks = new WantedLooks();
  #hasChanged = false;
  #isUnclear = false;
  #isKnownOtherwise = false;

  constructor(
    deps: ReconcileDeps,
    tx: Tx,
    organization: OrganizationId,
    calendars: KnownCalendars,
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
    this.#unawaited = await unawaited(this.#deps.hanging, tx, organization, unbound);
    const organizers = [...new Set(unbound.map(({ organizer }) => organizer.mail))];
    const open = await openLinks(tx, organization, organizers);
    await this.#calendars.know({ mailboxes: plannedRooms([...links, ...open]) });
    this.#plans = open.map((link) => planOf(link, this.#calendars.facts.values(), this.#cause.at));
    for (const organizer of organizers) {
      const plans = open.filter((link) => link.organizer.mail === organizer);
      const window = whenToLook(plans, this.#cause.at);
      this.#byOrganizer.set(organizer, await sightingsBy(tx, organization, organizer, window));
    }
    const near = [...this.#byOrganizer.values()].flat();
    const uids = [...new Set(near.map(({ meetingUid }) => meetingUid))];
    this.#isTaken = await claimsOn(tx, organization, uids);
    const followed = [...new Set([...links.flatMap(uidsOf), ...uids])];
    this.#sightings.push(...(await sightingsOf(tx, organization, followed)));
    this.#known = await knownOccurrences(
      tx,
      organization,
      links.map(({ id }) => id),
    );
    const dates = [...this.#known.values()].flat();
    const seen = [...this.#sightings, ...dates.flatMap(({ rooms }) => rooms)];
    const ids = [...seen.map(({ calendar }) => calendar), ...dates.flatMap(({ leftRooms }) => leftRooms)];
    await this.#calendars.know({ ids: [...ids, ...links.flatMap(({ sweep }) => sweptBy(sweep))] });
  }

  async bring(link: Link): Promise<Link> {
    const isOver = link.state === 'expired' || isForgotten(link, this.#cause.at);
    if (isOver) return await this.#keep(link, { ...link, checkAt: null }, nothingFollowed);
    if (link.bound) return await this.#follow(link, link.bound, this.#answered(link));
    const binding = this.#bind(link);
    if (binding.kind === 'bind') {
      const { bound } = binding.to;
      this.#plans = this.#plans.filter(({ id }) => id !== link.id);
      const isTaken = this.#isTaken;
      this.#isTaken = (other, id) => isTaken(other, id) || (id !== link.id && isSame(other, bound));
      const reason = binding.isAssumed ? ('assumed' as const) : null;
      const boundBy = binding.isAssumed ? ('assumed' as const) : ('exact' as const);
      return await this.#follow(link, bound, { ...link, bound, boundBy, reason, boundAt: this.#cause.at });
    }
    const near = binding.kind === 'needs-attention' ? binding.candidates : binding.near;
    const unclear =
      binding.kind === 'needs-attention' ? binding.reason : near.length > 0 ? ('near' as const) : null;
    const next = nextUnbound(link, unclear, this.#cause.at, !this.#unawaited.has(link.id));
    return await this.#keep(link, { ...link, ...next }, nothingFollowed, near.length);
  }

  /** With what was found beyond the window just now. */
  #answered(link: Link): Link {
    const { kept } = this.#why;
    const answer = kept?.beyond && { calendar: kept.calendar, ...kept.beyond };
    const beyond = withAnswer(link.beyond, answer, uidsOf(link));
    return beyond === link.beyond ? link : { ...link, beyond };
  }

  #bind(link: Link): Binding {
    const plan = planOf(link, this.#calendars.facts.values(), this.#cause.at);
    const sightings = this.#byOrganizer.get(link.organizer.mail) ?? [];
    return bind(plan, sightings, (bound) => this.#isTaken(bound, link.id), this.#plans);
  }

  async #follow(before: Link, bound: Bound, link: Link): Promise<Link> {
    const plain = await this.#followed(link, bound);
    const scene = { sightings: this.#sightings, now: this.#cause.at };
    const continuations = await findContinuations(this.#tx, this.#organization, link, plain.dates, scene);
    const [only, ...more] = continuations;
    const isSplitOpen = more.length > 0;
    const after = withSplit(link, only, isSplitOpen);
    const followed = after === link && !isSplitOpen ? plain : await this.#followed(after, bound, isSplitOpen);
    const known = this.#known.get(link.id) ?? [];
    const ending = { before, link: after, bound, known, followed, now: scene.now };
    const successor = await findSuccessor(this.#tx, this.#organization, ending);
    if (successor) {
      this.#sightings.push(...successor.sightings);
      const found = { bound: successor.bound, boundBy: 'assumed' as const, boundAt: this.#cause.at };
      return await this.#follow(before, successor.bound, { ...after, ...found, reason: 'assumed' });
    }
    this.#looks.add(followed, uidsOf(after));
    const next = { ...after, ...followed.next, sweep: followed.sweep, beyond: followed.beyond };
    return await this.#keep(before, next, followed, continuations.length);
  }

  /** A sweep begins with every calendar that there is; nothing else needs more than those of the meeting. */
  async #followed(link: Link, bound: Bound, isSplitOpen = false): Promise<FollowedMeeting> {
    const uids = new Set(uidsOf(link));
    const sightings = this.#sightings.filter(({ meetingUid }) => uids.has(meetingUid));
    await this.#calendars.know({ ids: sightings.map(({ calendar }) => calendar) });
    const follow = () =>
      followMeeting({
        link,
        bound,
        known: this.#known.get(link.id) ?? [],
        isSplitOpen,
        sightings,
        calendars: this.#calendars.facts,
        now: this.#cause.at,
      });
    const followed = follow();
    return followed.beginsSweep && (await this.#calendars.knowAll()) ? follow() : followed;
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
    const isSame = (['checkAt', 'sweep', 'beyond'] as const).every((one) => before[one] === after[one]);
    const isUnchanged = !isChanged && isSame;
    if (!isUnchanged) await updateLink(this.#tx, this.#organization, after);
    if (isChanged) await this.#note(before, after, dates, candidates);
    if (isChanged || this.#why.isForced) await this.#letFollow(after, dates);
    return isUnchanged ? before : after;
  }

  /** Audit, and what is told of the meeting itself. */
  async #note(before: Link, after: Link, dates: FollowedMeeting['dates'], candidates: number): Promise<void> {
    const why = { ...this.#cause, ...this.#why.cause };
    this.#hasChanged = true;
    this.#isKnownOtherwise ||= isKnown(before) !== isKnown(after);
    this.#isUnclear ||= isAsking(before) || isAsking(after);
    await recordAudit(this.#tx, this.#organization, linkRecord(before, after, dates, why));
    const notices = linkNotices(
      before,
      after,
      dates,
      candidates,
      this.#calendars.facts.values(),
      this.#cause,
    );
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
    const { outbox, live } = this.#deps;
    const [tx, organization] = [this.#tx, this.#organization];
    if (this.#notices.length > 0) await outbox.tell(tx, organization, ...this.#notices);
    if (this.#hasChanged) await live.changed(tx, organization, 'meetings');
    if (this.#isUnclear) await live.changed(tx, organization, 'reconcile');
    if (this.#isKnownOtherwise) {
      const topics = new Set(this.#deps.hanging.flatMap(({ topic }) => topic ?? []));
      for (const topic of topics) await live.changed(tx, organization, topic);
    }
    await this.#looks.want(this.#deps, tx, organization, this.#calendars.facts.values(), this.#cause.at);
  }
}

const nothingFollowed = { dates: [] };
