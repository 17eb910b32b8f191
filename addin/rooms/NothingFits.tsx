import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomOffer } from '../../contract/rooms.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { OwnRoomsContext } from './own-rooms.ts';
import { isOpen } from './reasons.ts';
import { whatToRelax } from './relax.ts';
import type { Relaxation } from './relax.ts';
import type { Choices } from './wish.ts';

const useStyles = makeStyles({
  ways: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  way: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
});

interface NothingFitsProps {
  readonly offers: readonly RoomOffer[];
  readonly choices: Choices;
  /** The meeting has a room of this list already; then an empty rest is no trouble. */
  readonly hasChosen: boolean;
  readonly onChoose: (change: Partial<Choices>) => void;
}

/** When no room fits: which part of the wish to give up, with a button for each that the pane can change. */
export function NothingFits({ offers, choices, hasChosen, onChoose }: NothingFitsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const own = use(OwnRoomsContext);
  if (hasChosen || offers.some(isOpen)) return null;

  const isInPlace = choices.unit !== null || (!choices.isAnywhere && (own?.place ?? null) !== null);
  const isNarrow = isInPlace || choices.mine !== null;
  const everywhere = isNarrow && (
    <Button size="small" onClick={() => onChoose({ unit: null, isAnywhere: true, mine: null })}>
      {t('empty.doPlace')}
    </Button>
  );
  if (offers.length === 0) {
    return (
      <EmptyState title={t('empty.none')} action={everywhere}>
        {t(isNarrow ? 'empty.noneDetail' : 'empty.noneAnywhereDetail')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('empty.noFit')}
      action={
        <ul className={styles.ways}>
          {whatToRelax(offers).map((way) => (
            <li key={way.wish} className={styles.way}>
              <Body1>{t(`empty.relax-${way.wish}`, { count: way.rooms })}</Body1>
              {remedy(way)}
            </li>
          ))}
          {everywhere && (
            <li className={styles.way}>
              <Body1>{t('empty.relax-place')}</Body1>
              {everywhere}
            </li>
          )}
        </ul>
      }
    >
      {t('empty.noFitDetail')}
    </EmptyState>
  );

  /** The time is the meeting's; other ones are offered below. */
  function remedy({ wish, seats }: Relaxation) {
    if (wish === 'seats' && seats !== null) {
      return (
        <Button size="small" onClick={() => onChoose({ seats })}>
          {t('empty.doSeats', { seats })}
        </Button>
      );
    }
    if (wish === 'equipment') {
      return (
        <Button size="small" onClick={() => onChoose({ equipment: [] })}>
          {t('empty.doEquipment')}
        </Button>
      );
    }
    return null;
  }
}
