import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { OccurrenceChange, SeenRoom } from '../meetings/index.ts';

/** Where a delivery belongs after what became of the rooms of its meeting. */
export type DeliveryRoom =
  | { readonly kind: 'here'; readonly room: SeenRoom }
  /** Its room does not show the meeting, and nobody knows yet whether it moved on. */
  | { readonly kind: 'lost' }
  /** It would be here, but the team does not serve this room, or does not go along to others. */
  | { readonly kind: 'needs-provider'; readonly room: SeenRoom }
  /** Its room is gone, others are there: nobody but a person may say which. */
  | { readonly kind: 'needs-choice' };

export interface RoomFacts {
  /** The room so far; null: none. */
  readonly current: MailboxAddress | null;
  /** Where an exchange that was told before led to, and nobody has answered yet. */
  readonly earlier: MailboxAddress | null;
  /** No room was named: any will do that the team serves, if it is the only one. */
  readonly isAnyRoom: boolean;
  readonly rooms: readonly SeenRoom[];
  readonly swaps: OccurrenceChange['swaps'];
  readonly serves: (room: MailboxAddress) => boolean;
  readonly followsToNewRoom: boolean;
}

/** Pure. A room is followed only when exactly one was exchanged for exactly one; nothing else is picked silently. */
export function deliveryRoom(facts: RoomFacts): DeliveryRoom {
  const { current, earlier, swaps } = facts;
  const present = facts.rooms.filter(({ response }) => response !== 'lost');
  if (current === null) return amongServed(facts, present);

  const same = facts.rooms.find(({ mailbox }) => mailbox === current);
  if (same) return same.response === 'lost' ? { kind: 'lost' } : { kind: 'here', room: same };

  const before = earlier === null || earlier === current ? [] : [{ from: current, to: earlier }];
  const ends = [destination(current, [...before, ...swaps]), destination(current, swaps)];
  const room = ends.flatMap((to) => present.find(({ mailbox }) => mailbox === to) ?? [])[0];
  if (!room) return facts.isAnyRoom ? toAnother(facts, present) : { kind: 'needs-choice' };
  const goesAlong = facts.followsToNewRoom && facts.serves(room.mailbox);
  return { kind: goesAlong ? 'here' : 'needs-provider', room };
}

/** The rooms that show the meeting, in one order. */
export function presentRooms({ rooms }: Pick<RoomFacts, 'rooms'>): readonly MailboxAddress[] {
  return rooms.flatMap(({ mailbox, response }) => (response === 'lost' ? [] : [mailbox])).toSorted();
}

/** Its room is gone, and any would do: the only one that is served, if the team goes along to another. */
function toAnother(facts: RoomFacts, present: readonly SeenRoom[]): DeliveryRoom {
  const place = amongServed(facts, present);
  return place.kind === 'here' && !facts.followsToNewRoom ? { ...place, kind: 'needs-provider' } : place;
}

function amongServed({ serves }: RoomFacts, present: readonly SeenRoom[]): DeliveryRoom {
  if (present.length === 0) return { kind: 'lost' };
  const served = present.filter(({ mailbox }) => serves(mailbox));
  const [only, ...others] = served;
  if (only && others.length === 0) return { kind: 'here', room: only };
  const [first] = present;
  if (!only && first && present.length === 1) return { kind: 'needs-provider', room: first };
  return { kind: 'needs-choice' };
}

/** Where exchanges lead, one after the other. */
function destination(from: MailboxAddress, swaps: OccurrenceChange['swaps']): MailboxAddress | null {
  const passed = new Set<MailboxAddress>();
  let at = from;
  for (;;) {
    passed.add(at);
    const next = swaps.find((swap) => swap.from === at)?.to;
    if (next === undefined) return at === from ? null : at;
    if (passed.has(next)) return null;
    at = next;
  }
}

/**
 * The exchange between what was planned and what was seen first: a room that was changed in the form after something had
 * been entered. None unless exactly one of the planned rooms is missing and exactly one other came.
 */
export function swapOfPlan(
  planned: readonly MailboxAddress[],
  rooms: readonly SeenRoom[],
): OccurrenceChange['swaps'] {
  const present = rooms.filter(({ response }) => response !== 'lost').map(({ mailbox }) => mailbox);
  const [from, ...otherGone] = planned.filter((room) => !present.includes(room));
  const [to, ...otherCame] = present.filter((room) => !planned.includes(room));
  return from && to && otherGone.length === 0 && otherCame.length === 0 ? [{ from, to }] : [];
}
