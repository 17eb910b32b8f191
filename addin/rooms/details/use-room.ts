import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { TimeZone } from '../../../contract/primitives.ts';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import { showRoom } from '../../../contract/room-details.ts';
import { dataUrlOf } from '../../../ui/api/data-url.ts';
import { usePane } from '../../shell/pane.ts';

const KEY = 'room-details';

/** All that is known of a room, with one day of its calendar in a zone; another day keeps the rest on screen. */
export function useRoom(mailbox: MailboxAddress, day: string, timeZone: string) {
  const { call, organization } = usePane();
  return useQuery({
    queryKey: [KEY, organization, mailbox, day, timeZone],
    queryFn: async ({ signal }) => {
      const query = { day: CalendarDay.parse(day), timeZone: TimeZone.parse(timeZone) };
      return await call(showRoom, { params: { mailbox }, query }, { signal });
    },
    placeholderData: (before) => (before?.mailbox === mailbox ? before : undefined),
  });
}

/** What is known of rooms is asked for again. */
export function useStaleRooms(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: [KEY] });
    void client.invalidateQueries({ queryKey: ['rooms'] });
  };
}

/** A picture of a room as an address that the pane may show; no `data` until it is there. */
export function useRoomPicture(mailbox: MailboxAddress, kind: 'pictures' | 'plan', hash: string) {
  const { picture, organization } = usePane();
  return useQuery({
    queryKey: ['room-picture', organization, mailbox, kind, hash],
    queryFn: async () =>
      await dataUrlOf(await picture(`/addin-api/rooms/${encodeURIComponent(mailbox)}/${kind}/${hash}`)),
    staleTime: Infinity, // another picture has another name
  });
}
