import { Body1, Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { RoomOffer } from '../../../contract/rooms.ts';
import { zoneCity } from '../../../ui/time/format.ts';
import type { Meeting } from '../../outlook/composed-meeting.ts';
import { Items } from '../../shell/Section.tsx';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import { Notices } from '../Notices.tsx';
import { placesInWords, reasonsAgainst } from '../reasons.ts';
import type { Wording } from '../reasons.ts';
import type { FoundSets } from './use-sets.ts';

const useStyles = makeStyles({
  set: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  room: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface FoundSetsListProps {
  readonly found: FoundSets;
  readonly meeting: Meeting;
  readonly wording: Wording;
  readonly isBusy: boolean;
  readonly onAdd: (offers: readonly RoomOffer[]) => void;
}

/** The sets, best first; or, where none can be made, what stands against the rooms of each place that has none. */
export function FoundSetsList({ found, meeting, wording, isBusy, onAdd }: FoundSetsListProps) {
  const t = useLaterTexts();
  return (
    <>
      <Notices notices={found.notices} about="affected" />
      {found.sets.length === 0 && <NoSet found={found} wording={wording} />}
      {found.sets.length > 0 && (
        <Items label={t('sets.list')}>
          {found.sets.map(({ offers }) => (
            <OneSet
              key={offers.map(({ mailbox }) => mailbox).join(' ')}
              offers={offers}
              meeting={meeting}
              wording={wording}
              isBusy={isBusy}
              onAdd={() => onAdd(offers)}
            />
          ))}
        </Items>
      )}
      <Caption1 block>
        {t('rooms.asOf', { time: wording.time.clock(found.readAt, wording.timeZone) })}
      </Caption1>
    </>
  );
}

interface OneSetProps extends Pick<FoundSetsListProps, 'meeting' | 'wording' | 'isBusy'> {
  readonly offers: readonly RoomOffer[];
  readonly onAdd: () => void;
}

function OneSet({ offers, meeting, wording, isBusy, onAdd }: OneSetProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const id = useId();
  const rooms = wording.time.list(offers.map(({ name }) => name));
  return (
    <li className={styles.set}>
      <div id={id}>
        {offers.map((offer) => (
          <div key={offer.mailbox} className={styles.room}>
            <Body1Strong>
              {t('sets.line', { room: offer.name, place: offer.place.names.join(', ') })}
            </Body1Strong>
            <Caption1 className={styles.quiet}>{factsOf(offer)}</Caption1>
          </div>
        ))}
      </div>
      <Button
        size="small"
        aria-label={t('sets.useOf', { rooms })}
        aria-describedby={id}
        disabledFocusable={isBusy}
        onClick={onAdd}
      >
        {t('sets.use')}
      </Button>
    </li>
  );

  /** `09:00–10:00 in New York · 6 seats more than you need` */
  function factsOf(offer: RoomOffer): string {
    const { fit, availability } = offer;
    const { timeZone } = offer.place;
    const [day, clock] = [wording.time.shortDay(meeting.interval.start, timeZone), meeting.interval];
    const isOtherDay = day !== wording.time.shortDay(meeting.interval.start, wording.timeZone);
    const time = wording.time.range(clock, timeZone);
    return [
      t('sets.clock', { time: isOtherDay ? `${day}, ${time}` : time, city: zoneCity(timeZone) }),
      fit.isAtNight && t('sets.night'),
      seatsOf(offer),
      availability === 'unknown' && t('sets.notSure'),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  /** Of a workspace it says nothing how many seats stay empty: others take them. */
  function seatsOf(offer: RoomOffer): string | false {
    const places = placesInWords(offer, wording);
    if (places) return t(places.left === 'all' ? 'sets.allPlaces' : 'sets.places', { ...places });
    const { seatsOver } = offer.fit;
    if (seatsOver === null) return false;
    return seatsOver === 0 ? t('sets.exactly') : t('sets.over', { count: seatsOver });
  }
}

function NoSet({ found, wording }: Pick<FoundSetsListProps, 'found' | 'wording'>) {
  const t = useLaterTexts();
  const styles = useStyles();
  return (
    <>
      <Body1>{t('sets.none')}</Body1>
      {found.sites
        .filter(({ open }) => open === 0)
        .map(({ place, seats, refused, rooms }) => (
          <div key={place.unit} className={styles.room}>
            <Caption1>
              {rooms === 0
                ? t('sets.noRooms', { place: place.names.join(', ') })
                : t('sets.nothingIn', { place: place.names.join(', '), seats: wording.time.number(seats) })}
            </Caption1>
            {refused.map((offer) => (
              <Caption1 key={offer.mailbox} className={styles.quiet}>
                {t('sets.against', { room: offer.name, reasons: reasonsAgainst(offer, wording).join(' ') })}
              </Caption1>
            ))}
          </div>
        ))}
    </>
  );
}
