import type { Meeting } from '../outlook/composed-meeting.ts';
import type { Team } from './AskFields.tsx';
import { draftOrder } from './draft-order.ts';
import type { DraftOrder, ShownMenu } from './draft-order.ts';
import type { RequestDraft } from './request-draft.ts';
import { useMenu } from './use-requests.ts';

/** An order with the menu it is put together from. */
export interface OrderOnMenu extends DraftOrder {
  readonly menu: ShownMenu | null;
  readonly isReading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Only asks for a menu where the team has one. */
export function useOrder(meeting: Meeting, team: Team, draft: RequestDraft): OrderOnMenu {
  const { data = null, isPending, error, refetch } = useMenu(meeting, draft, team.hasMenu ? team.id : '');
  const menu = team.hasMenu ? data : null;
  return {
    ...draftOrder(menu, team, draft),
    menu,
    isReading: team.hasMenu && isPending,
    error: team.hasMenu ? error : null,
    retry: () => void refetch(),
  };
}

/** Who will be there, as far as the form says: everybody invited but the rooms, and the organizer. */
export function guestsOf({ attendees, rooms }: Meeting): number {
  const places = new Set<string>(rooms.map(({ mailbox }) => mailbox));
  return attendees.filter((address) => !places.has(address)).length + 1;
}
