import { Caption1 } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MeetingReply } from '../../contract/meetings.ts';
import { findRooms } from '../../contract/rooms.ts';
import type { RoomOffer } from '../../contract/rooms.ts';
import { usePane } from '../shell/pane.ts';

const MOST_SHOWN = 3;
const isLost = ({ answer }: MeetingReply['rooms'][number]) =>
  answer === 'declined' || answer === 'taken' || answer === 'lost';

/** When a room of the meeting is gone: which ones are free at that time, those of the same building first. */
export function FreeInstead({ meeting }: { readonly meeting: MeetingReply }) {
  const { t } = useTranslation('pane');
  const { call, organization } = usePane();
  const { rooms, start, end, timeZone } = meeting;
  const lost = rooms.find(isLost);
  const query = { start, end, timeZone, equipment: [], savedRoom: [] };
  const found = useQuery({
    queryKey: ['rooms', organization, 'instead', query],
    queryFn: async ({ signal }) => await call(findRooms, { query }, { signal }),
    enabled: lost !== undefined && start < end,
  });
  const free = lost && found.data ? instead(found.data.offers, rooms, lost.mailbox) : [];
  if (free.length === 0) return null;
  const names = free.map(({ name, place }) => [name, ...place.names].join(', '));
  return <Caption1 block>{t('services.freeInstead', { rooms: names.join('; ') })}</Caption1>;
}

function instead(
  offers: readonly RoomOffer[],
  rooms: MeetingReply['rooms'],
  lost: string,
): readonly RoomOffer[] {
  const building = offers.find(({ mailbox }) => mailbox === lost)?.place.names[0];
  const free = offers.filter(
    ({ mailbox, availability, refusals }) =>
      availability === 'free' && refusals.length === 0 && !rooms.some((room) => room.mailbox === mailbox),
  );
  const isNear = ({ place }: RoomOffer) => place.names[0] === building;
  return [...free.filter(isNear), ...free.filter((offer) => !isNear(offer))].slice(0, MOST_SHOWN);
}
