import type { Instant } from '../../../contract/primitives.ts';
import type { NewNotice, Party, Slot } from '../messages/index.ts';
import { itemOf } from './changed-request.ts';
import type { ChangeContext, ChangedRequest } from './changed-request.ts';
import type { What } from './decision.ts';
import { deadlineOf, isPassed } from './deadlines/deadline.ts';
import { orderInWords } from './orders/order-in-words.ts';
import { answerFacts } from './properties/property-answer.ts';
import type { Proposal, ServiceRequest } from './request.ts';
import type { KnownRooms } from './served-rooms.store.ts';

/** A notice but for whom it is for. */
type Told = {
  [T in NewNotice['template']]: Pick<Extract<NewNotice, { template: T }>, 'template' | 'facts'>;
}[NewNotice['template']];

/**
 * What the organizer and the team are told of changes that go the same way: the same to both, each once. The key names
 * the version of the request, so that telling twice is telling once.
 */
export function requestNotices(
  digest: readonly ChangedRequest[],
  context: ChangeContext,
  rooms: Pick<KnownRooms, 'nameOf'>,
): readonly NewNotice[] {
  const [first] = digest;
  if (!first) return [];
  const { after, provider } = first;
  return toldOf(digest, context, rooms).flatMap((told) =>
    partiesOf(context, provider.id).map((to): NewNotice => ({
      key: `service-request ${after.id} v${after.version} ${told.template}`,
      to,
      link: context.link.id,
      item: itemOf(digest),
      at: context.cause.at,
      ...told,
    })),
  );
}

/** Nobody reads what is written to an organizer who has left. */
function partiesOf(context: ChangeContext, provider: string): readonly Party[] {
  const team = teamOf(provider);
  return context.link.isAbandoned ? [team] : [organizerOf(context), team];
}

/** Who is told for the meeting: its organizer, or who looks after it since they left. */
export function organizerOf({ link }: Pick<ChangeContext, 'link'>): Party {
  const { contact, language, timeZone } = link;
  return { kind: 'person', mail: contact, language, timeZone };
}

export function teamOf(id: string): Party {
  return { kind: 'provider', id };
}

function toldOf(
  digest: readonly ChangedRequest[],
  context: ChangeContext,
  rooms: Pick<KnownRooms, 'nameOf'>,
): readonly Told[] {
  const [change] = digest;
  if (!change) return [];
  const at = slotsBy(digest.length, rooms);
  const common = commonFacts(change, context);
  return writers[change.what]({
    change,
    common,
    at,
    slot: at(change.after),
    cause: causeOf(context),
    now: context.cause.at,
  });
}

/** What every text about a change may need. */
interface Pen {
  readonly change: ChangedRequest;
  readonly common: Common;
  readonly at: ReturnType<typeof slotsBy>;
  /** Of the request as it is now. */
  readonly slot: Slot;
  readonly cause: ReturnType<typeof causeOf>;
  readonly now: Instant;
}

type Writer = (pen: Pen) => readonly Told[];

const writers: Readonly<Record<What, Writer>> = {
  created: tellCreated,
  'in-sight': tellNeeds,
  reactivated: tellCreated,
  moved: (pen) => (pen.change.before === null ? [] : [tellChanged(pen, pen.at(pen.change.before))]),
  'late-change-gone': (pen) => {
    const { before } = pen.change;
    return before?.proposal ? [tellChanged(pen, pen.at(proposed(before.proposal, before)))] : [];
  },
  'late-change': ({ change, common, at, slot, cause, now }) => {
    const { proposal } = change.after;
    if (proposal === null) return [];
    const asked = { before: slot, proposed: at(proposed(proposal, change.after)), cause };
    const isOverCapacity = change.why === 'over-capacity';
    const isLate = change.why !== 'closed-then' && !isOverCapacity;
    const deadline = isLate ? passedDeadline(change, proposal, now) : null;
    return [{ template: 'request-change-asked', facts: { ...common, ...asked, deadline, isOverCapacity } }];
  },
  'needs-choice': tellNeeds,
  'needs-provider': tellNeeds,
  held: ({ change, common, slot }) => {
    const facts = { ...common, slot, until: change.after.holdUntil, why: holdReason(change.why) };
    return [{ template: 'request-held', facts }];
  },
  resumed: tellResumed,
  accepted: tellResumed,
  canceled: ({ change, common, slot, cause }) => {
    const isLate = change.after.status === 'canceled-late';
    const instead = change.instead ?? null;
    return [{ template: 'request-canceled', facts: { ...common, slot, isLate, cause, instead } }];
  },
  // Told by whoever did it, or nothing that anybody has to do something about.
  edited: () => [],
  answered: () => [],
  marked: () => [],
  completed: () => [],
};

function tellCreated(pen: Pen): readonly Told[] {
  const { change, common, slot } = pen;
  const { status, flags } = change.after;
  const facts = {
    ...common,
    slot,
    status,
    isRoomPending: flags.includes('pending-room'),
    isLate: flags.includes('late-change'),
  };
  return [{ template: 'request-created', facts }, ...tellNeeds(pen)];
}

function tellChanged({ change, common, slot, cause }: Pen, before: Slot): Told {
  const { status } = change.after;
  const facts = { ...common, before, after: slot, status, cause, textBefore: null };
  return { template: 'request-changed', facts };
}

function tellNeeds({ change, common, slot }: Pen): readonly Told[] {
  const { flags } = change.after;
  if (flags.includes('needs-choice')) {
    return [{ template: 'request-needs-answer', facts: { ...common, slot, needs: 'choice-of-room' } }];
  }
  if (flags.includes('needs-provider')) {
    return [{ template: 'request-needs-answer', facts: { ...common, slot, needs: 'other-provider' } }];
  }
  if (flags.includes('over-capacity')) {
    return [{ template: 'request-needs-answer', facts: { ...common, slot, needs: 'capacity' } }];
  }
  return [];
}

function tellResumed({ change, common, slot }: Pen): readonly Told[] {
  return [{ template: 'request-resumed', facts: { ...common, slot, status: change.after.status } }];
}

export function commonFacts(
  {
    provider,
    after,
  }: Pick<ChangedRequest, 'provider'> & {
    readonly after: Pick<ServiceRequest, 'text' | 'lines' | 'properties'>;
  },
  { link }: Pick<ChangeContext, 'link'>,
) {
  const organizer = link.organizer.name || link.organizer.mail;
  const answers = after.properties.map(answerFacts);
  return { provider: provider.name, organizer, text: after.text, order: orderInWords(after.lines), answers };
}

export function causeOf({ cause }: Pick<ChangeContext, 'cause'>) {
  return { kind: cause.kind, actor: cause.actor.name };
}

type Common = ReturnType<typeof commonFacts>;

function holdReason(
  why: ChangedRequest['why'],
): 'room-declined' | 'rooms-removed' | 'room-lost' | 'organizer-gone' {
  return why === 'room-declined' || why === 'rooms-removed' || why === 'organizer-gone' ? why : 'room-lost';
}

/** What is proposed, in the shape of what stands. */
function proposed(
  proposal: Proposal,
  { room }: ServiceRequest,
): Pick<ServiceRequest, 'start' | 'end' | 'room'> {
  return { start: proposal.start, end: proposal.end, room: proposal.room ?? room };
}

/** The deadline that the change missed: the old one, or that of the new time. */
function passedDeadline({ after, provider }: ChangedRequest, { deliverAt }: Proposal, now: Instant): Instant {
  if (isPassed(after.deadline, now)) return after.deadline.at;
  return deadlineOf(provider, deliverAt, after.lines).at;
}

/** When and where, with the number of further dates of a digest. */
export function slotsBy(dates: number, rooms: Pick<KnownRooms, 'nameOf'>) {
  return ({ start, end, room }: Pick<ServiceRequest, 'start' | 'end' | 'room'>): Slot => ({
    start,
    end,
    rooms: [rooms.nameOf(room)],
    ...(dates > 1 && { moreDates: dates - 1 }),
  });
}
