import type { Instant } from '../../../contract/primitives.ts';
import type { NewNotice, Party, Slot } from '../messages/index.ts';
import { itemOf } from './changed-request.ts';
import type { ChangeContext, ChangedRequest } from './changed-request.ts';
import { computeDeadline, isPassed } from './deadline.ts';
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
    [organizerOf(context), teamOf(provider.id)].map((to): NewNotice => ({
      key: `service-request ${after.id} v${after.version} ${told.template}`,
      to,
      link: context.link.id,
      item: itemOf(digest),
      at: context.cause.at,
      ...told,
    })),
  );
}

export function organizerOf({ link }: Pick<ChangeContext, 'link'>): Party {
  const { organizer, language, timeZone } = link;
  return { kind: 'person', mail: organizer.mail, language, timeZone };
}

export function teamOf(id: string): Party {
  return { kind: 'provider', id };
}

function toldOf(
  digest: readonly ChangedRequest[],
  context: ChangeContext,
  rooms: Pick<KnownRooms, 'nameOf'>,
): readonly Told[] {
  const [first] = digest;
  if (!first) return [];
  const { before, after, what, why } = first;
  const common = commonFacts(first, context);
  const { status } = after;
  const cause = causeOf(context);
  const at = slotsBy(digest.length, rooms);
  const slot = at(after);

  switch (what) {
    case 'created':
    case 'reactivated': {
      const isRoomPending = after.flags.includes('pending-room');
      const created: Told = {
        template: 'request-created',
        facts: { ...common, slot, status, isRoomPending },
      };
      return [created, ...needs(first, common, slot)];
    }
    case 'moved':
      return before === null ? [] : [changed(common, at(before), slot, status, cause)];
    case 'late-change-gone':
      return before?.proposal
        ? [changed(common, at(proposed(before.proposal, before)), slot, status, cause)]
        : [];
    case 'late-change': {
      if (!after.proposal) return [];
      const asked = { before: slot, proposed: at(proposed(after.proposal, after)), cause };
      const deadline = passedDeadline(first, after.proposal, context.cause.at);
      return [{ template: 'request-change-asked', facts: { ...common, ...asked, deadline } }];
    }
    case 'needs-choice':
    case 'needs-provider':
      return needs(first, common, slot);
    case 'held': {
      const facts = { ...common, slot, until: after.holdUntil, why: holdReason(why) };
      return [{ template: 'request-held', facts }];
    }
    case 'resumed':
    case 'accepted':
      return [{ template: 'request-resumed', facts: { ...common, slot, status } }];
    case 'canceled': {
      const isLate = status === 'canceled-late';
      return [{ template: 'request-canceled', facts: { ...common, slot, isLate, cause } }];
    }
    case 'edited':
    case 'answered':
    case 'marked':
    case 'completed':
      return []; // told by whoever did it, or nothing that anybody has to do something about
  }
}

export function commonFacts(
  { provider, after }: Pick<ChangedRequest, 'provider' | 'after'>,
  { link }: Pick<ChangeContext, 'link'>,
) {
  return { provider: provider.name, organizer: link.organizer.name || link.organizer.mail, text: after.text };
}

export function causeOf({ cause }: Pick<ChangeContext, 'cause'>) {
  return { kind: cause.kind, actor: cause.actor.name };
}

type Common = ReturnType<typeof commonFacts>;

function changed(
  common: Common,
  before: Slot,
  after: Slot,
  status: ServiceRequest['status'],
  cause: ReturnType<typeof causeOf>,
): Told {
  return {
    template: 'request-changed',
    facts: { ...common, before, after, status, cause, textBefore: null },
  };
}

function needs({ after }: ChangedRequest, common: Common, slot: Slot): readonly Told[] {
  const { flags } = after;
  const asked = flags.includes('needs-choice')
    ? ('choice-of-room' as const)
    : flags.includes('needs-provider')
      ? ('other-provider' as const)
      : null;
  return asked === null
    ? []
    : [{ template: 'request-needs-answer', facts: { ...common, slot, needs: asked } }];
}

function holdReason(why: ChangedRequest['why']): 'room-declined' | 'rooms-removed' | 'room-lost' {
  return why === 'room-declined' || why === 'rooms-removed' ? why : 'room-lost';
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
  const rule = { kind: 'minutes-before', minutes: provider.deadlineMinutes } as const;
  return computeDeadline(rule, deliverAt, provider.timeZone).at;
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
