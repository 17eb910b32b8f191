import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OfferItem } from './OfferItem.tsx';
import { isFree } from './reasons.ts';
import type { Wording } from './reasons.ts';
import type { Booking } from './use-booking.ts';
import type { ListedOffer } from './use-confirmed.ts';
import type { Wish } from './wish.ts';

/** A pane 320 pixels wide shows four; thirty are more than anybody reads, and cheap to draw. */
const PAGE = 30;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
});

interface OfferListProps {
  readonly offers: readonly ListedOffer[];
  /** How many there are, those included that were not asked for yet. */
  readonly all: number;
  /** Asks for more of them; null when these are all. */
  readonly onMore: (() => void) | null;
  /** The meeting has a room: then no other one is pressed upon the person. */
  readonly hasChosen: boolean;
  readonly wish: Wish;
  readonly booking: Booking;
  readonly wording: Wording;
}

/** Every room, refused and busy ones included: a "no" is explained and not hidden. */
export function OfferList({ offers, all, onMore, hasChosen, wish, booking, wording }: OfferListProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const [shown, setShown] = useState(PAGE);
  const best = hasChosen ? undefined : offers.find(isFree)?.mailbox;
  const hidden = Math.max(0, all - shown);
  const more = () => {
    setShown(shown + PAGE);
    if (onMore && shown + PAGE >= offers.length) onMore();
  };
  if (offers.length === 0) return null;

  return (
    <>
      <ul className={styles.list} aria-label={t('rooms.label')}>
        {offers.slice(0, shown).map((offer) => (
          <OfferItem
            key={offer.mailbox}
            offer={offer}
            isBest={offer.mailbox === best}
            wish={wish}
            booking={booking}
            wording={wording}
          />
        ))}
      </ul>
      {hidden > 0 && <Button onClick={more}>{t('rooms.more', { count: Math.min(PAGE, hidden) })}</Button>}
    </>
  );
}
