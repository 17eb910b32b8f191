import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RoomOffer } from '../../contract/rooms.ts';
import { sameClock, zoneCity } from '../../ui/time/format.ts';
import { equipmentName } from './equipment.ts';
import type { Wording } from './reasons.ts';
import type { Wish } from './wish.ts';

const useStyles = makeStyles({
  fact: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

interface RoomFactsProps {
  readonly offer: RoomOffer;
  readonly wish: Wish;
  readonly wording: Wording;
}

/** Size, place and equipment; and both clocks when the room is where the clock shows another time. */
export function RoomFacts({ offer, wish, wording }: RoomFactsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time, timeZone } = wording;
  const { kind, capacity } = offer;
  const seats =
    capacity === null
      ? t('rooms.seatsUnknown')
      : t(kind === 'workspace' ? 'rooms.placesInAll' : 'rooms.seats', { count: capacity });
  const what = [
    kind === 'room' ? '' : t(`rooms.${kind}`),
    kind === 'equipment' && capacity === null ? '' : seats,
  ];
  const equipment = offer.equipment.map((tag) => equipmentName(tag, t));
  const elsewhere = !sameClock(wish.query, timeZone, offer.place.timeZone);

  return (
    <>
      <Caption1 className={styles.fact}>
        {[...what.filter(Boolean), ...offer.place.names].join(' · ')}
      </Caption1>
      {equipment.length > 0 && <Caption1 className={styles.fact}>{equipment.join(', ')}</Caption1>}
      {elsewhere && (
        <Caption1 className={styles.fact}>
          {t('rooms.twoZones', {
            here: time.range(wish.query, timeZone),
            there: time.range(wish.query, offer.place.timeZone),
            city: zoneCity(offer.place.timeZone),
          })}
        </Caption1>
      )}
    </>
  );
}
