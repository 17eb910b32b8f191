import {
  Body1Strong,
  Button,
  Caption1,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomOffer } from '../../contract/rooms.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { Items, Section } from '../shell/Section.tsx';
import { AvailabilityMark } from './AvailabilityMark.tsx';
import { chosenTroubles, seatsTogether } from './chosen-trouble.ts';
import { troubleSentence } from './chosen-words.ts';
import { RoomDetailsHere } from './details/RoomDetailsHere.tsx';
import { landingFor } from './landing.ts';
import { isFree } from './reasons.ts';
import type { Wording } from './reasons.ts';
import { RoomFacts } from './RoomFacts.tsx';
import { SeriesLine } from './SeriesLine.tsx';
import type { Booking } from './use-booking.ts';
import type { Wish } from './wish.ts';

/** Most meetings have not been sent yet: no room has answered. */
const RoomAnswer = lazy(async () => ({ default: (await import('./RoomAnswer.tsx')).RoomAnswer }));

const useStyles = makeStyles({
  room: {
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderInlineStartWidth: '3px',
    borderInlineStartColor: tokens.colorBrandStroke1,
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  row: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'flex-start' },
  facts: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  name: { overflowWrap: 'anywhere' },
  text: { margin: 0, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
});

interface ChosenRoomsProps {
  readonly meeting: Meeting;
  readonly wish: Wish;
  readonly offers: ReadonlyMap<string, RoomOffer | 'gone'>;
  /** Best first, without the chosen ones: where the next best one comes from. */
  readonly others: readonly RoomOffer[];
  readonly booking: Booking;
  readonly wording: Wording;
}

/** The rooms that the meeting has, as Outlook lists them, with everything that stands against them now. */
export function ChosenRooms({ meeting, wish, offers, others, booking, wording }: ChosenRoomsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const known = meeting.rooms
    .map((room) => offers.get(room.mailbox))
    .filter((one) => typeof one === 'object');
  const together = known.length === meeting.rooms.length ? seatsTogether(known, wish.seats) : null;
  const nextBest = others.find(isFree);
  if (meeting.rooms.length === 0 && meeting.textLocations.length === 0) return null;

  return (
    <Section title={t('chosen.label')}>
      {meeting.rooms.length > 0 && (
        <Items label={t('chosen.label')}>
          {meeting.rooms.map((room) => {
            const offer = offers.get(room.mailbox);
            const troubles = offer ? chosenTroubles(offer, meeting.rooms.length) : [];
            return (
              <li key={room.mailbox} className={styles.room}>
                <div className={styles.row}>
                  <div className={styles.facts}>
                    <Body1Strong className={styles.name}>{room.name}</Body1Strong>
                    {typeof offer === 'object' && offer.places && (
                      <AvailabilityMark offer={offer} wording={wording} />
                    )}
                    {typeof offer === 'object' && <RoomFacts offer={offer} wish={wish} wording={wording} />}
                    {meeting.saved && (
                      <Suspense fallback={null}>
                        <RoomAnswer
                          meeting={meeting}
                          mailbox={room.mailbox}
                          booking={typeof offer === 'object' ? offer.booking : undefined}
                        />
                      </Suspense>
                    )}
                    <SeriesLine room={room} wording={wording} />
                    {typeof offer === 'object' && (
                      <RoomDetailsHere room={offer} start={wish.query.start} wording={wording} />
                    )}
                  </div>
                  <Button
                    ref={landingFor(room.mailbox, booking)}
                    size="small"
                    aria-label={t('chosen.removeRoom', { room: room.name })}
                    disabledFocusable={booking.busyWith !== null}
                    {...(booking.busyWith === room.mailbox && { icon: <Spinner size="extra-tiny" /> })}
                    onClick={() => booking.remove(room)}
                  >
                    {t('chosen.remove')}
                  </Button>
                </div>
                {troubles.length > 0 && (
                  <MessageBar intent="warning" layout="multiline" politeness="assertive">
                    <MessageBarBody>
                      {troubles.map((one) => troubleSentence(one, room.name, offer, wish, wording)).join(' ')}
                    </MessageBarBody>
                    {nextBest && troubles.some((one) => one !== 'unknown') && (
                      <MessageBarActions>
                        <Button
                          size="small"
                          disabledFocusable={booking.busyWith !== null}
                          onClick={() => booking.swap(room, nextBest, wish.query)}
                        >
                          {t('chosen.instead', { room: nextBest.name })}
                        </Button>
                      </MessageBarActions>
                    )}
                  </MessageBar>
                )}
              </li>
            );
          })}
        </Items>
      )}
      {together !== null && (
        <Caption1 as="p" block className={styles.text}>
          {t('chosen.tooSmallTogether', {
            capacity: wording.time.number(together),
            seats: wording.time.number(wish.seats),
          })}
        </Caption1>
      )}
      {meeting.textLocations.map((text) => (
        <Caption1 as="p" block key={text} className={styles.text}>
          {t('chosen.textLocation', { text })}
        </Caption1>
      ))}
    </Section>
  );
}
