import { Button, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../contract/rooms.ts';
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
import type { Search } from './use-offers.ts';
import type { Choices, Wish } from './wish.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  heading: { margin: 0 },
  count: { flexGrow: 1, color: tokens.colorNeutralForeground3 },
  refresh: { alignSelf: 'center' },
});

interface ResultsProps {
  readonly search: Search;
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
  /** Other times for the meeting, or the way to them. */
  readonly otherTimes: ReactNode;
}

/** The rooms, best first, or what stands in the way of a list. */
export function Results(props: ResultsProps) {
  const { search, offers, unconfirmed, hasChosen, wish, choices, booking, wording, onChoose, otherTimes } =
    props;
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announceResult } = usePane();
  const { all, free } = countsOf(search.data, offers);
  const readAt = search.isPlaceholderData ? undefined : search.data?.readAt;

  useEffect(() => {
    if (readAt !== undefined) announceResult(t('rooms.announced', { count: all, free }));
  }, [announceResult, t, readAt, all, free]);

  if (search.isError) return <PaneProblem error={search.error} onRetry={search.refetch} />;
  if (!search.data) return <Loading rows={4} rowHeight={72} />;
  return (
    <section className={styles.section} aria-busy={search.isFetching}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.heading}>
          {t('rooms.label')}
        </Subtitle2>
        <Caption1 className={styles.count}>
          {t('rooms.counted', { free: wording.time.number(free), all: wording.time.number(all) })}
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
          onClick={search.refetch}
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
      {otherTimes}
      <OfferList
        offers={offers}
        all={all}
        onMore={search.data.hasMore ? search.showMore : null}
        hasChosen={hasChosen}
        wish={wish}
        booking={booking}
        wording={wording}
      />
    </section>
  );
}

/** Of all pages, those not asked for yet included, without the rooms that the meeting has or that are gone. */
function countsOf(
  data: Search['data'],
  offers: readonly ListedOffer[],
): { readonly all: number; readonly free: number } {
  if (!data) return { all: 0, free: 0 };
  const beyond = data.free - data.offers.filter(isFree).length;
  return {
    all: data.total - data.offers.length + offers.length,
    free: beyond + offers.filter(isFree).length,
  };
}
