import { Caption1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, ProhibitedRegular, QuestionCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { RoomOffer } from '../../contract/rooms.ts';

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

/** Free, busy, not known or not for this meeting: by word and by shape, the color only helps. */
export function AvailabilityMark({ offer }: { readonly offer: RoomOffer }) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const state = stateOf(offer);
  const Icon = icons[state];
  const color = { free: styles.free, busy: styles.busy, unknown: styles.unsure, refused: styles.unsure }[
    state
  ];
  return (
    <Caption1Strong className={mergeClasses(styles.mark, color)}>
      <Icon aria-hidden />
      {t(`rooms.${state}`)}
    </Caption1Strong>
  );
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
