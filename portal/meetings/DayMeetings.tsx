import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../shell/session.ts';
import { placed } from './day-hours.ts';
import type { DayHours } from './day-hours.ts';
import { hangingOn, keyOf } from './day-meeting.ts';
import type { DayRoom } from './day-meeting.ts';
import { useMeetingWords } from './meeting-words.ts';

const WIDE = '@media (min-width: 861px)';

const useStyles = makeStyles({
  list: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    [WIDE]: {
      display: 'block',
      height: 'calc(var(--lanes) * 58px + 4px)',
      backgroundColor: tokens.colorNeutralBackground2,
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  item: {
    minWidth: 0,
    [WIDE]: {
      position: 'absolute',
      boxSizing: 'border-box',
      left: 'var(--from)',
      width: 'var(--length)',
      top: 'calc(var(--lane) * 58px + 4px)',
      height: '54px',
      paddingInlineEnd: '2px',
    },
  },
  meeting: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    width: '100%',
    height: '100%',
    minWidth: 0,
    padding: `2px ${tokens.spacingHorizontalXS}`,
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, zIndex: 1 },
  },
  hung: { borderLeftColor: tokens.colorBrandStroke1 },
  open: { backgroundColor: tokens.colorNeutralBackground1Selected },
  over: { color: tokens.colorNeutralForeground2, textDecorationLine: 'line-through' },
  line: {
    overflowWrap: 'anywhere',
    [WIDE]: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

interface DayMeetingsProps {
  readonly room: DayRoom;
  readonly hours: DayHours;
  readonly timeZone: string;
  /** Which is open beside, by its key. */
  readonly open: string | null;
  readonly onOpen: (key: string) => void;
}

/** The meetings of one room: along the hours where there is room for them, else below each other. */
export function DayMeetings({ room, hours, timeZone, open, onOpen }: DayMeetingsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const words = useMeetingWords();
  const { lanes, meetings } = placed(hours, room.meetings);
  // React sets these on the element itself, which the policy of the page allows; a style attribute it would refuse.
  const lanesOf = { '--lanes': String(lanes) } as CSSProperties;
  return (
    <ul className={styles.list} style={lanesOf} aria-label={t('meetings.title')}>
      {meetings.map((meeting) => {
        const key = keyOf(room, meeting);
        const { from, length, lane } = meeting.place;
        const where = {
          '--from': `${from * 100}%`,
          '--length': `${length * 100}%`,
          '--lane': String(lane),
        } as CSSProperties;
        const hanging = hangingOn(meeting);
        const marks = words.marks(meeting);
        return (
          <li key={key} className={styles.item} style={where}>
            <button
              type="button"
              className={mergeClasses(
                styles.meeting,
                hanging.length > 0 && styles.hung,
                key === open && styles.open,
              )}
              title={[time.range(meeting, timeZone), words.title(meeting), marks].filter(Boolean).join(', ')}
              aria-expanded={key === open}
              onClick={() => onOpen(key)}
            >
              <span className={styles.line}>
                {meeting.isAllDay ? t('meetings.allDay') : time.range(meeting, timeZone)}
              </span>
              <span className={mergeClasses(styles.line, styles.strong, meeting.isCanceled && styles.over)}>
                {words.title(meeting)}
              </span>
              {marks !== '' && <span className={styles.line}>{marks}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
