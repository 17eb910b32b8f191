import { MailboxAddress } from '../../../contract/primitives.ts';
import type { NewPlan, Suggested } from './use-room-plan.ts';

type Conflict = Suggested['conflicts'][number];

/** What a person chose, by the name of the date; empty text: no other room. */
export type Picked = Readonly<Record<string, string>>;

/** The room for a date: the one that was chosen as long as it is free, else the best one; null: none. Pure. */
export function chosenFor({ date, alternatives }: Conflict, picked: Picked): MailboxAddress | null {
  const choice = picked[date];
  if (choice === '') return null;
  return (alternatives.find(({ mailbox }) => mailbox === choice) ?? alternatives[0])?.mailbox ?? null;
}

/** The dates that get another room. Pure. */
export function datesOf(conflicts: readonly Conflict[], picked: Picked): NewPlan['dates'] {
  return conflicts.flatMap((conflict) => {
    const room = chosenFor(conflict, picked);
    return room === null ? [] : [{ date: conflict.date, room: MailboxAddress.parse(room) }];
  });
}
