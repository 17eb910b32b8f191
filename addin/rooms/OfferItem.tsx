import {
  Badge,
  Body1Strong,
  Button,
  Caption1,
  Spinner,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AvailabilityMark } from './AvailabilityMark.tsx';
import { Certainty } from './Certainty.tsx';
import { FavoriteButton } from './FavoriteButton.tsx';
import { RoomDetailsHere } from './details/RoomDetailsHere.tsx';
import { faultsSentence } from './equipment.ts';
import { landingFor } from './landing.ts';
import { isOpen, reasonsAgainst } from './reasons.ts';
import type { Wording } from './reasons.ts';
import { RecentMark } from './RecentMark.tsx';
import { RoomFacts } from './RoomFacts.tsx';
import { SeriesLine } from './SeriesLine.tsx';
import type { Booking } from './use-booking.ts';
import type { ListedOffer } from './use-confirmed.ts';
import { WhyHere } from './WhyHere.tsx';
import type { Wish } from './wish.ts';

const useStyles = makeStyles({
  offer: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  closed: { backgroundColor: tokens.colorNeutralBackground2 },
  facts: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: '1px' },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  name: { overflowWrap: 'anywhere' },
  reason: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  more: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL },
  button: { flexShrink: 0 },
});

interface OfferItemProps {
  readonly offer: ListedOffer;
  readonly isBest: boolean;
  readonly wish: Wish;
  readonly booking: Booking;
  readonly wording: Wording;
}

/** One room. When it cannot be had its button stays reachable by keyboard and is described by every reason. */
export function OfferItem({ offer, isBest, wish, booking, wording }: OfferItemProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const id = useId();
  const open = isOpen(offer);
  const isRequest = offer.booking === 'request';
  const reasons = [...reasonsAgainst(offer, wording), ...(open && isRequest ? [t('rooms.onRequest')] : [])];

  return (
    <li className={mergeClasses(styles.offer, !open && styles.closed)}>
      <div className={styles.facts}>
        <div className={styles.title}>
          <Body1Strong className={styles.name}>{offer.name}</Body1Strong>
          <AvailabilityMark offer={offer} wording={wording} />
          <Certainty offer={offer} wording={wording} />
          <RecentMark offer={offer} />
          {isBest && (
            <Badge appearance="tint" color="brand" size="small">
              {t('rooms.bestFit')}
            </Badge>
          )}
        </div>
        <RoomFacts offer={offer} wish={wish} wording={wording} />
        <SeriesLine room={offer} wording={wording} />
        {offer.faults && (
          <Caption1 block className={styles.reason}>
            {faultsSentence(offer.faults, wording)}
          </Caption1>
        )}
        <div className={styles.more}>
          <RoomDetailsHere room={offer} start={wish.query.start} wording={wording} />
          {open && <WhyHere offer={offer} wording={wording} />}
        </div>
        <div id={id}>
          {reasons.map((reason) => (
            <Caption1 key={reason} block className={styles.reason}>
              {reason}
            </Caption1>
          ))}
        </div>
      </div>
      <FavoriteButton offer={offer} />
      <Button
        ref={landingFor(offer.mailbox, booking)}
        className={styles.button}
        size="small"
        {...(isBest && { appearance: 'primary' as const })}
        aria-label={t(isRequest ? 'rooms.requestRoom' : 'rooms.addRoom', { room: offer.name })}
        aria-describedby={id}
        aria-busy={booking.busyWith === offer.mailbox}
        disabledFocusable={!open || booking.busyWith !== null}
        {...(booking.busyWith === offer.mailbox && { icon: <Spinner size="extra-tiny" /> })}
        onClick={() => booking.add(offer, wish.query)}
      >
        {t(isRequest ? 'rooms.request' : 'rooms.add')}
      </Button>
    </li>
  );
}
