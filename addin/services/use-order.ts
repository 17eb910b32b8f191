import type { TemplateReply } from '../../contract/services.ts';
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

/**
 * What was ordered, as it is being changed. Whether the team has a menu shows when it is read; who pays so far goes on
 * paying, also when whoever changes the order may not charge them for anything new.
 */
export function useChangedOrder(
  meeting: Meeting,
  template: TemplateReply,
  typed: Pick<RequestDraft, 'lines' | 'costCenter' | 'offsetMinutes' | 'offsetFrom'>,
): OrderOnMenu {
  const { provider, lines, costCenter, deadline, id } = template;
  const {
    data = null,
    isPending,
    error,
    refetch,
  } = useMenu(thenOf(meeting, template), typed, provider.id, id);
  const isPayerKnown = costCenter === null || data?.costCenters.some((one) => one.id === costCenter.id);
  const menu =
    data && costCenter && !isPayerKnown ? { ...data, costCenters: [costCenter, ...data.costCenters] } : data;
  const isOrder = lines.length > 0;
  return {
    ...draftOrder(menu, { deadline, closed: null }, typed, lines),
    menu: menu && (isOrder || menu.items.length > 0) ? menu : null,
    isReading: isOrder && isPending,
    error: isOrder ? error : null,
    retry: () => void refetch(),
  };
}

/** The next date that can still be changed: what the form says of a series may be its first one, long ago. */
function thenOf(meeting: Meeting, { requests }: TemplateReply): Meeting {
  const next = requests.find(({ deadline }) => !deadline.isPassed);
  return next ? { ...meeting, interval: { start: next.start, end: next.end } } : meeting;
}

/** Who will be there, as far as the form says: everybody invited but the rooms, and the organizer. */
export function guestsOf({ attendees, rooms }: Meeting): number {
  const places = new Set<string>(rooms.map(({ mailbox }) => mailbox));
  return attendees.filter((address) => !places.has(address)).length + 1;
}
