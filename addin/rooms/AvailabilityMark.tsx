import { Caption1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, ProhibitedRegular, QuestionCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { RoomOffer } from '../../contract/rooms.ts';
import { placesInWords } from './reasons.ts';
import type { PlacesInWords, Wording } from './reasons.ts';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    whiteSpace: 'nowrap',
  },
  free: { color: tokens.colorPaletteGreenForeground1 },
  busy: { color: tokens.colorPaletteRedForeground1 },
  unsure: { color: tokens.colorNeutralForeground3 },
});

interface AvailabilityMarkProps {
  readonly offer: RoomOffer;
  readonly wording: Wording;
}

/** Free, busy, not known or not for this meeting, or how many places are left: by word and by shape, the color only helps. */
export function AvailabilityMark({ offer, wording }: AvailabilityMarkProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const state = stateOf(offer);
  const places = placesInWords(offer, wording);
  const Icon = icons[state];
  const color = { free: styles.free, busy: styles.busy, unknown: styles.unsure, refused: styles.unsure }[
    state
  ];
  return (
    <Caption1Strong className={mergeClasses(styles.mark, color)}>
      <Icon aria-hidden />
      {wordsOf(state, places, t)}
    </Caption1Strong>
  );
}

function wordsOf(
  state: keyof typeof icons,
  places: PlacesInWords | null,
  t: ReturnType<typeof useTranslation<'pane'>>['t'],
): string {
  if (!places || places.left === 'none' || state === 'refused') return t(`rooms.${state}`);
  return t(places.left === 'all' ? 'rooms.allPlaces' : 'rooms.places', { ...places });
}

const icons = {
  free: CheckmarkCircleRegular,
  busy: ProhibitedRegular,
  unknown: QuestionCircleRegular,
  refused: ProhibitedRegular,
} as const;

/** A free room that cannot be had is not shown as free. */
function stateOf({ availability, refusals }: RoomOffer): keyof typeof icons {
  return availability === 'free' && refusals.length > 0 ? 'refused' : availability;
}
