import type { CalendarDay } from '../../../contract/deadlines.ts';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { ClaimedDate } from './use-confirmed-dates.ts';
import type { NewPlan, RoomPlan, Suggested } from './use-room-plan.ts';

export type Conflict = Suggested['conflicts'][number];

/** What a person chose, by the name of the date; empty text: no other room. */
export type Picked = Readonly<Record<string, string>>;

/** What was planned before for the same room. */
export interface PlannedBefore {
  /** Rooms of dates that are still to be changed. */
  readonly chosen: ReadonlyMap<CalendarDay, { readonly mailbox: MailboxAddress; readonly name: string }>;
  /** Rooms that have their dates already, or were asked for them. */
  readonly held: ReadonlyMap<CalendarDay, { readonly mailbox: MailboxAddress; readonly name: string }>;
  readonly left: readonly CalendarDay[];
}

/** Nothing, where no plan was made for this room. Pure. */
export function plannedBefore(plan: RoomPlan | null, room: { readonly mailbox: string }): PlannedBefore {
  const dates = plan?.room.mailbox === room.mailbox ? plan.dates : [];
  const rooms = (isHeld: boolean) =>
    new Map(
      dates
        .filter(({ state }) => state !== 'gone' && (state === 'done' || state === 'asked') === isHeld)
        .map(({ date, to }) => [date, to]),
    );
  const left = plan?.room.mailbox === room.mailbox ? plan.left : [];
  return { chosen: rooms(false), held: rooms(true), left };
}

/** As it is when the form opens: dates that were left without another room stay so. Pure. */
export function pickedBefore({ left }: PlannedBefore): Picked {
  return Object.fromEntries(left.map((date) => [date, '']));
}

/**
 * The room for a date: the one that was chosen as long as it is free, else the one that has the date already, else the best
 * one; null: none. Pure.
 */
export function chosenFor(
  { date, alternatives }: Pick<Conflict, 'date' | 'alternatives'>,
  picked: Picked,
  held: PlannedBefore['held'],
): MailboxAddress | null {
  const choice = picked[date];
  if (choice === '') return null;
  const other = alternatives.find(({ mailbox }) => mailbox === choice)?.mailbox;
  return other ?? held.get(date)?.mailbox ?? alternatives[0]?.mailbox ?? null;
}

/**
 * The plan as it is chosen. Dates that have their room already stay in it, whether the room of the series is taken then or
 * not; those on which no other room is wanted are remembered, those on which there is none are not. Pure.
 */
export function planOf(
  conflicts: readonly Conflict[],
  picked: Picked,
  held: PlannedBefore['held'],
): Pick<NewPlan, 'dates'> & { readonly left: readonly CalendarDay[] } {
  const chosen = conflicts.flatMap((conflict) => {
    const room = chosenFor(conflict, picked, held);
    return room === null ? [] : [{ date: conflict.date, room: MailboxAddress.parse(room) }];
  });
  const shown = new Set(conflicts.map(({ date }) => date));
  const others = [...held].flatMap(([date, { mailbox }]) =>
    shown.has(date) ? [] : [{ date, room: mailbox }],
  );
  return {
    dates: [...chosen, ...others].toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    left: conflicts.flatMap(({ date }) => (picked[date] === '' ? [date] : [])),
  };
}

/** The rooms that the plan would newly claim, with the times for which it would. Pure. */
export function claimedBy(
  conflicts: readonly Conflict[],
  picked: Picked,
  held: PlannedBefore['held'],
): readonly ClaimedDate[] {
  return conflicts.flatMap((conflict) => {
    const room = chosenFor(conflict, picked, held);
    const isHeld = held.get(conflict.date)?.mailbox === room;
    return room === null || isHeld ? [] : [{ room, start: conflict.start, end: conflict.end }];
  });
}
