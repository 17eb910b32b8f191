import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TemplateReply } from '../../contract/services.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { draftOrder } from './draft-order.ts';
import type { DraftOrder, ShownMenu } from './draft-order.ts';
import { menuQuery } from './delivery-queries.ts';
import type { TypedChange } from './typed-change.ts';

/** An order with the menu it is put together from. */
export interface OrderOnMenu extends DraftOrder {
  readonly menu: ShownMenu | null;
  readonly isReading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * What was ordered, as it is being changed. Whether the team has a menu shows when it is read; who pays so far goes on
 * paying, also when whoever changes the order may not charge them for anything new.
 */
export function useChangedOrder(meeting: Meeting, template: TemplateReply, typed: TypedChange): OrderOnMenu {
  const { call } = usePane();
  const client = useQueryClient();
  const { provider, lines, costCenter, deadline, id } = template;
  const of = { provider: provider.id, instead: id };
  const reading = useQuery(menuQuery({ call, client }, thenOf(meeting, template), typed, of));
  const { data = null, isPending, error, refetch } = reading;
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
