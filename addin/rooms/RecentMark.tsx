import { Badge } from '@fluentui/react-components';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomOffer } from '../../contract/rooms.ts';
import { OwnRoomsContext } from './own-rooms.ts';

/** That the person booked the room lately. */
export function RecentMark({ offer: { mailbox } }: { readonly offer: RoomOffer }) {
  const { t } = useTranslation('pane');
  const own = use(OwnRoomsContext);
  if (!own?.recent.includes(mailbox)) return null;
  return (
    <Badge appearance="tint" color="informative" size="small">
      {t('own.bookedLately')}
    </Badge>
  );
}
