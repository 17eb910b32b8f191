import { ToggleButton } from '@fluentui/react-components';
import { StarFilled, StarRegular } from '@fluentui/react-icons';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomOffer } from '../../contract/rooms.ts';
import { OwnRoomsContext } from './own-rooms.ts';

/** Marks a room, or takes the mark from it. */
export function FavoriteButton({ offer: { mailbox, name } }: { readonly offer: RoomOffer }) {
  const { t } = useTranslation('pane');
  const own = use(OwnRoomsContext);
  if (!own) return null;
  const isFavorite = own.favorites.includes(mailbox);
  return (
    <ToggleButton
      size="small"
      appearance="transparent"
      icon={isFavorite ? <StarFilled /> : <StarRegular />}
      checked={isFavorite}
      aria-label={t('own.favorite', { room: name })}
      onClick={() => own.turnFavorite(mailbox)}
    />
  );
}
