import { Caption1, Skeleton, SkeletonItem, makeStyles, tokens } from '@fluentui/react-components';
import type { ShownRoom } from '../../../contract/room-details.ts';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import { planArea } from './plan-area.ts';
import { useRoomPicture } from './use-room.ts';

const MARK = '18px';

const useStyles = makeStyles({
  figure: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  // A plan is drawn on white; the mark stands on it whatever the theme.
  sheet: {
    position: 'relative',
    backgroundColor: '#ffffff',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
  },
  plan: { display: 'block', width: '100%', height: 'auto' },
  mark: {
    position: 'absolute',
    width: MARK,
    height: MARK,
    boxSizing: 'border-box',
    transform: 'translate(-50%, -50%)',
    borderRadius: '50%',
    border: '3px solid #ffffff',
    backgroundColor: '#c50f1f',
    boxShadow: '0 0 0 2px #c50f1f',
    forcedColorAdjust: 'none',
  },
});

interface PlanMapProps {
  readonly room: ShownRoom;
  readonly plan: NonNullable<ShownRoom['plan']>;
}

/** The floor plan with a mark where the room is; in words besides, for whoever sees neither. */
export function PlanMap({ room: { mailbox, name, place }, plan }: PlanMapProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const { data, isError } = useRoomPicture(mailbox, 'plan', plan.hash);
  const words = { room: name, place: place.names.join(', '), area: t(`details.areas.${planArea(plan)}`) };
  return (
    <figure className={styles.figure}>
      {data === undefined ? (
        !isError && (
          <Skeleton aria-label={t('details.plan', words)}>
            <SkeletonItem size={128} />
          </Skeleton>
        )
      ) : (
        <div className={styles.sheet}>
          <img src={data} alt={t('details.plan', words)} className={styles.plan} />
          <span aria-hidden className={styles.mark} style={{ left: `${plan.x}%`, top: `${plan.y}%` }} />
        </div>
      )}
      <figcaption>
        <Caption1>{t('details.onPlan', words)}</Caption1>
      </figcaption>
    </figure>
  );
}
