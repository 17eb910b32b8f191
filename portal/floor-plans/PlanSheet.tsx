import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarId } from '../../contract/primitives.ts';
import { moved, within } from './plan-values.ts';
import type { Spot, Spots } from './plan-values.ts';

const useStyles = makeStyles({
  // A plan is drawn on white; the marks stand on it whatever the theme.
  sheet: {
    position: 'relative',
    alignSelf: 'flex-start',
    maxWidth: '100%',
    backgroundColor: '#ffffff',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  plan: { display: 'block', maxWidth: '100%', maxHeight: '70vh', minHeight: '120px', minWidth: '160px' },
  mark: {
    position: 'absolute',
    transform: 'translate(-50%, -50%)',
    minWidth: '28px',
    height: '28px',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusCircular,
    border: '2px solid #ffffff',
    backgroundColor: '#c50f1f',
    color: '#ffffff',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: '0 0 0 1px #c50f1f',
    touchAction: 'none',
    ':focus-visible': { outline: '3px solid #000000', outlineOffset: '2px' },
  },
  movable: { cursor: 'grab' },
});

interface PlanSheetProps {
  readonly name: string;
  /** The picture as an address; undefined until it is there. */
  readonly url: string | undefined;
  /** In the order of their numbers. */
  readonly rooms: readonly { readonly id: CalendarId; readonly name: string }[];
  readonly spots: Spots;
  /** Null: a spot is taken off. Not given: nothing can be moved. */
  readonly onMove?: (id: CalendarId, to: Spot | null) => void;
  /** The mark that takes the focus, because it was put there just now. */
  readonly focused: CalendarId | null;
}

/** The plan with a numbered mark for each room on it, to be dragged or moved by the arrow keys. */
export function PlanSheet({ name, url, rooms, spots, onMove, focused }: PlanSheetProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const sheet = useRef<HTMLElement>(null);
  const dragged = useRef<CalendarId | null>(null);
  useEffect(() => {
    if (focused !== null) sheet.current?.querySelector<HTMLElement>(`[data-room="${focused}"]`)?.focus();
  }, [focused]);

  const drag = (event: PointerEvent, id: CalendarId) => {
    if (dragged.current !== id || !sheet.current) return;
    const { left, top, width, height } = sheet.current.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * 100;
    const y = ((event.clientY - top) / height) * 100;
    onMove?.(id, within({ x, y }));
  };
  const press = (event: KeyboardEvent, id: CalendarId, spot: Spot) => {
    const to = moved(spot, event.key, event.shiftKey);
    const isOff = event.key === 'Delete' || event.key === 'Backspace';
    if (!onMove || (!to && !isOff)) return;
    event.preventDefault(); // the page stays where it is
    onMove(id, to);
  };
  return (
    <section ref={sheet} className={styles.sheet} aria-label={t('floorPlan.sheet', { name })}>
      {url !== undefined && <img src={url} alt="" draggable={false} className={styles.plan} />}
      {rooms.map(({ id, name: room }, at) => {
        const spot = spots.get(id);
        if (!spot) return null;
        return (
          <button
            key={id}
            type="button"
            data-room={id}
            className={mergeClasses(styles.mark, onMove && styles.movable)}
            style={{ left: `${spot.x}%`, top: `${spot.y}%` }}
            aria-label={t('floorPlan.mark', { number: at + 1, room, ...spot })}
            title={room}
            onKeyDown={(event) => press(event, id, spot)}
            onPointerDown={(event) => {
              if (!onMove) return;
              dragged.current = id;
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerMove={(event) => drag(event, id)}
            onLostPointerCapture={() => {
              dragged.current = null;
            }}
          >
            {at + 1}
          </button>
        );
      })}
    </section>
  );
}
