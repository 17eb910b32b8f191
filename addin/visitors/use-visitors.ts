import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { MailboxAddress } from '../../contract/primitives.ts';
import { ReceptionId, VisitorId } from '../../contract/visitor-ids.ts';
import {
  changeVisitor,
  listRoomReceptions,
  listVisitors,
  registerVisitors,
  withdrawVisitor,
} from '../../contract/visitors.ts';
import { confirmVisits } from '../../contract/unfollowed-visits.ts';
import type { VisitorReply } from '../../contract/visitors.ts';
import type { RouteCall, RouteReply } from '../../contract/route.ts';
import { useLink } from '../meeting/use-link.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { bodyOf } from './visitor-draft.ts';
import type { VisitorDraft } from './visitor-draft.ts';

/** Where visitors arrive for the rooms that are in the meeting now, and whose domains are the organization's own. */
export function useReceptions(meeting: Meeting) {
  const { call } = usePane();
  const room = meeting.rooms.map(({ mailbox }) => MailboxAddress.parse(mailbox));
  const { start, end } = meeting.interval;
  const { meeting: link } = useLink();
  const bookingKey = link?.isSeries === true ? link.bookingKey : null;
  const query = { room, start, end, ...(bookingKey !== null && { bookingKey }) };
  return useQuery({
    queryKey: ['receptions', query, bookingKey === null ? null : link?.version],
    queryFn: async ({ signal }) => await call(listRoomReceptions, { query }, { signal }),
    placeholderData: (before) => before,
  });
}

type Expected = RouteReply<typeof listVisitors>;

/** Who is expected at this meeting; looked at again while the pane is open, and sent again only when it is another list. */
export function useExpected() {
  const { call } = usePane();
  const client = useQueryClient();
  const { meeting } = useLink();
  const bookingKey = meeting?.bookingKey ?? null;
  return useQuery({
    queryKey: ['hanging', 'visitors', bookingKey],
    queryFn: async ({ signal, queryKey }): Promise<Expected | null> => {
      if (bookingKey === null) return null;
      const before = client.getQueryData<Expected | null>(queryKey) ?? null;
      const query = before === null ? {} : { known: before.digest };
      const now = await call(listVisitors, { params: { bookingKey }, query }, { signal });
      return now.isUnchanged && before !== null ? { ...before, now: now.now } : now;
    },
    enabled: bookingKey !== null,
  });
}

/** Who is expected, and how many places are left then. */
function readAnew(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['hanging'] });
  void client.invalidateQueries({ queryKey: ['receptions'] });
}

/** Registering and taking back. Each ends with the list read anew; a failure stays until the next try. */
export function useRegistering() {
  const { call } = usePane();
  const { ensure } = useLink();
  const client = useQueryClient();
  const again = () => readAnew(client);

  const register = useMutation({
    mutationFn: async (draft: VisitorDraft) => {
      const bookingKey = await ensure();
      const visitor = { ...bodyOf(draft), id: VisitorId.parse(draft.id) };
      const reception = draft.reception === '' ? null : ReceptionId.parse(draft.reception);
      return await call(registerVisitors, {
        params: { bookingKey },
        body: { reception, dates: draft.dates && [...draft.dates], visitors: [visitor] },
      });
    },
    onSettled: again,
  });
  const withdraw = useMutation({
    mutationFn: async ({ id, version }: VisitorReply) =>
      await call(withdrawVisitor, { params: { visitor: id }, version }),
    onSettled: again,
  });
  return { register, withdraw };
}

export type Registering = ReturnType<typeof useRegistering>;

/** Saying that the form of a meeting without a room counts; ends with the list read anew. `reception`: empty, none is chosen. */
export function useConfirming() {
  const { call } = usePane();
  const { ensure } = useLink();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (reception: string) =>
      await call(confirmVisits, {
        params: { bookingKey: await ensure() }, // what the form says at this moment is what is confirmed
        body: { reception: reception === '' ? null : ReceptionId.parse(reception) },
      }),
    onSettled: () => readAnew(client),
  });
}

/** Saying anew what is known of a visitor; ends with the list read anew. */
export function useChanging() {
  const { call } = usePane();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      id,
      version,
      body,
    }: Pick<VisitorReply, 'id' | 'version'> & {
      readonly body: NonNullable<RouteCall<typeof changeVisitor>['body']>;
    }) => await call(changeVisitor, { params: { visitor: id }, version, body }),
    onSettled: () => readAnew(client),
  });
}
