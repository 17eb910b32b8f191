import { Caption1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_WISH_DAYS } from '../../contract/rooms.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import type { Meeting, RoomInMeeting } from '../outlook/composed-meeting.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import { BookingNotice } from './BookingNotice.tsx';
import { ChosenRooms } from './ChosenRooms.tsx';
import { useKnownRooms } from './known-rooms.ts';
import { OtherTimesHere } from './OtherTimesHere.tsx';
import { OwnRoomsContext, useOwnRooms } from './own-rooms.ts';
import { OwnRoomsProblem } from './OwnRoomsProblem.tsx';
import type { OwnChoice } from './own-rooms.ts';
import { Results } from './Results.tsx';
import { SeriesProvider, useSeriesInRooms } from './series-in-rooms.ts';
import { SeriesPlansHere } from './series/SeriesPlansHere.tsx';
import { SeveralPlacesHere } from './sets/SeveralPlacesHere.tsx';
import { useBooking } from './use-booking.ts';
import { useChoices } from './use-choices.ts';
import { useConfirmed } from './use-confirmed.ts';
import { useMeeting } from './use-meeting.ts';
import { useChosenOffers, useOffers, usePlaces } from './use-offers.ts';
import { amongOf, deriveWish } from './wish.ts';
import { WishForm } from './WishForm.tsx';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Finds rooms for the meeting being written and puts them into it. Outlook books them when the person sends. */
export function RoomsTab() {
  const styles = useStyles();
  const meeting = useMeeting();
  if (meeting.data) return <RoomsOf meeting={meeting.data} />;
  return (
    <div className={styles.tab}>
      {meeting.isError ? (
        <PaneProblem error={meeting.error} onRetry={() => void meeting.refetch()} />
      ) : (
        <Loading rows={4} rowHeight={72} />
      )}
    </div>
  );
}

function RoomsOf({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { now, time } = usePane();
  const { choices, choose } = useChoices();
  /** The room of the series of which dates are planned in other ones. */
  const [planned, setPlanned] = useState<RoomInMeeting | null>(null);
  const wording = useMemo(
    () => ({ t, time, timeZone: meeting.timeZone.name }),
    [t, time, meeting.timeZone.name],
  );

  const places = usePlaces();
  const [knownRooms, learnRooms] = useKnownRooms();
  const own = useOwnRooms(places.data?.own);
  const wish = deriveWish(meeting, choices, knownRooms, now);
  const search = useOffers(wish, choices);
  learnRooms(search.data?.offers);

  const { offers, notices } = useConfirmed(search, meeting.rooms, wish.trouble === null ? wish.query : null);
  const chosenOffers = useChosenOffers(meeting.rooms, search.isPlaceholderData ? [] : offers, wish);
  const booking = useBooking(wording, `${meeting.interval.start}/${meeting.interval.end}`);
  const inMeeting = new Set(meeting.rooms.map((room) => room.mailbox));
  const others = offers.filter((offer) => !inMeeting.has(offer.mailbox) && !booking.gone.has(offer.mailbox));

  const { series, isFailed } = useSeriesInRooms(
    meeting,
    others.map(({ mailbox }) => mailbox),
    wish.seats,
  );

  return (
    <RoomsContexts own={own} series={series && { ...series, plan: setPlanned }}>
      <div className={styles.tab}>
        <WishForm meeting={meeting} wish={wish} choices={choices} places={places.data} onChoose={choose} />
        <OwnRoomsProblem />
        <BookingNotice booking={booking} rooms={meeting.rooms} />
        <SeriesNotes series={series} isFailed={isFailed} />
        <SeriesPlansHere
          meeting={meeting}
          wish={wish}
          room={planned}
          wording={wording}
          onClose={() => setPlanned(null)}
        />
        <ChosenRooms
          meeting={meeting}
          wish={wish}
          offers={chosenOffers}
          others={search.isPlaceholderData ? [] : others}
          booking={booking}
          wording={wording}
        />
        {wish.trouble === null ? (
          <Results
            search={search}
            offers={others}
            unconfirmed={notices}
            hasChosen={meeting.rooms.length > 0}
            wish={wish}
            choices={choices}
            booking={booking}
            wording={wording}
            onChoose={choose}
            otherTimes={
              <>
                <OtherTimesHere
                  meeting={meeting}
                  query={{ ...wish.query, ...amongOf(choices) }}
                  all={search.isPlaceholderData ? [] : offers}
                  wording={wording}
                />
                <SeveralPlacesHere
                  meeting={meeting}
                  wish={wish}
                  units={places.data?.units ?? []}
                  wording={wording}
                />
              </>
            }
          />
        ) : (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t(`trouble.${wish.trouble}`, { days: LONGEST_WISH_DAYS })}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </RoomsContexts>
  );
}

interface RoomsContextsProps {
  readonly own: OwnChoice | null;
  readonly series: ComponentProps<typeof SeriesProvider>['value'];
  readonly children: ReactNode;
}

/** What every room of the list may say of itself. */
function RoomsContexts({ own, series, children }: RoomsContextsProps) {
  return (
    <OwnRoomsContext value={own}>
      <SeriesProvider value={series}>{children}</SeriesProvider>
    </OwnRoomsContext>
  );
}

/** How far ahead a series is looked at, and whether it could be. */
function SeriesNotes({ series, isFailed }: ReturnType<typeof useSeriesInRooms>) {
  const { t } = useTranslation('pane');
  return (
    <>
      {series !== null && !series.isComplete && (
        <Caption1 block>{t('series.goesOn', { count: series.dates })}</Caption1>
      )}
      {isFailed && <Caption1 block>{t('series.failed')}</Caption1>}
    </>
  );
}
