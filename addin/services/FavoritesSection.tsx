import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { Favorites } from './Favorites.tsx';
import { deliveriesOf } from './remembered.ts';
import { toKeep } from './to-keep.ts';
import type { ShownDelivery } from './use-deliveries.ts';
import type { Writing } from './use-draft.ts';
import { guestsOf } from './use-order.ts';

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalM,
  },
  button: { alignSelf: 'flex-start' },
});

interface FavoritesSectionProps {
  readonly meeting: Meeting;
  readonly deliveries: readonly ShownDelivery[];
  readonly writing: Writing;
  /** The form says something else now. */
  readonly onFilled: () => void;
}

/** Opens and closes what this person keeps under a name; only where there is something to order from. */
export function FavoritesSection({ meeting, deliveries, writing, onFilled }: FavoritesSectionProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const [isOpen, setOpen] = useState(false);
  if (!deliveries.some(({ offered }) => offered.some(({ hasMenu }) => hasMenu))) return null;
  const guests = guestsOf(meeting);
  return (
    <div className={styles.section}>
      <Button size="small" className={styles.button} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('services.favorites.label')}
      </Button>
      {isOpen && (
        <Favorites
          ordered={toKeep(deliveries, guests)}
          onUse={(favorite) => {
            writing.change({ deliveries: deliveriesOf(favorite, guests) });
            onFilled();
            setOpen(false);
            announce(t('services.favorites.filled', { name: favorite.name }));
          }}
        />
      )}
    </div>
  );
}
