import { Button, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { findRooms, Notice } from '../../contract/rooms.ts';
import type { RouteReply } from '../../contract/route.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import { NothingFits } from './NothingFits.tsx';
import { OfferList } from './OfferList.tsx';
import { Notices } from './Notices.tsx';
import { isFree } from './reasons.ts';
import type { Wording } from './reasons.ts';
import type { Booking } from './use-booking.ts';
import type { ListedOffer } from './use-confirmed.ts';
import type { Choices, Wish } from './wish.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  heading: { margin: 0 },
  count: { flexGrow: 1, color: tokens.colorNeutralForeground3 },
  refresh: { alignSelf: 'center' },
});

interface ResultsProps {
  readonly search: UseQueryResult<RouteReply<typeof findRooms>>;
  /** What the search found, without the rooms that the meeting has. */
  readonly offers: readonly ListedOffer[];
  /** What kept Exchange from confirming them. */
  readonly unconfirmed: readonly Notice[];
  /** The meeting has a room, on this list or not. */
  readonly hasChosen: boolean;
  readonly wish: Wish;
  readonly choices: Choices;
  readonly booking: Booking;
  readonly wording: Wording;
  readonly onChoose: (change: Partial<Choices>) => void;
}

/** The rooms, best first, or what stands in the way of a list. */
export function Results(props: ResultsProps) {
  const { search, offers, unconfirmed, hasChosen, wish, choices, booking, wording, onChoose } = props;
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announceResult } = usePane();
  const free = offers.filter(isFree).length;
  const readAt = search.isPlaceholderData ? undefined : search.data?.readAt;

  useEffect(() => {
    if (readAt !== undefined) announceResult(t('rooms.announced', { count: offers.length, free }));
  }, [announceResult, t, readAt, offers.length, free]);

  if (search.isError) return <PaneProblem error={search.error} onRetry={() => void search.refetch()} />;
  if (!search.data) return <Loading rows={4} rowHeight={72} />;
  return (
    <section className={styles.section} aria-busy={search.isFetching}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.heading}>
          {t('rooms.label')}
        </Subtitle2>
        <Caption1 className={styles.count}>
          {t('rooms.counted', { free: wording.time.number(free), all: wording.time.number(offers.length) })}
          {' · '}
          {t('rooms.asOf', { time: wording.time.clock(search.data.readAt, wording.timeZone) })}
        </Caption1>
        <Button
          className={styles.refresh}
          appearance="subtle"
          size="small"
          icon={<ArrowClockwiseRegular />}
          aria-label={t('rooms.refresh')}
          disabledFocusable={search.isFetching}
          onClick={() => void search.refetch()}
        />
      </div>
      <Notices notices={search.data.notices} about="affected" />
      <Notices notices={unconfirmed} about="unconfirmed" />
      <NothingFits
        offers={offers}
        choices={choices}
        hasChosen={search.data.offers.length > offers.length}
        onChoose={onChoose}
      />
      <OfferList offers={offers} hasChosen={hasChosen} wish={wish} booking={booking} wording={wording} />
    </section>
  );
}
