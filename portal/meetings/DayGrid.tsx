import { Body1, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../shell/session.ts';
import { hoursOf } from './day-hours.ts';
import type { Day } from './day-meeting.ts';
import { DayMeetings } from './DayMeetings.tsx';
import { RoomAge } from './RoomAge.tsx';

const WIDE = '@media (min-width: 861px)';

const useStyles = makeStyles({
  rooms: { margin: 0, padding: 0, listStyleType: 'none' },
  room: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [WIDE]: { gridTemplateColumns: '200px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  },
  name: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  free: { color: tokens.colorNeutralForeground2 },
  hours: {
    display: 'none',
    [WIDE]: {
      display: 'block',
      position: 'relative',
      height: '20px',
      marginInlineStart: `calc(200px + ${tokens.spacingHorizontalM})`,
    },
  },
  hour: {
    position: 'absolute',
    left: 'var(--share)',
    paddingInlineStart: '2px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    whiteSpace: 'nowrap',
  },
});

interface DayGridProps {
  readonly day: Day;
  readonly open: string | null;
  readonly onOpen: (key: string) => void;
}

/** Rooms below each other, their meetings along the hours of the place's clock; on a narrow page a list. */
export function DayGrid({ day, open, onOpen }: DayGridProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const hours = hoursOf(
    day,
    day.rooms.flatMap(({ meetings }) => meetings.filter(({ isAllDay }) => !isAllDay)),
  );
  return (
    <div>
      {/* Each meeting says its own time. */}
      <div className={styles.hours} aria-hidden="true">
        {hours.marks.map(({ at, share }) => (
          <span key={at} className={styles.hour} style={{ '--share': `${share * 100}%` } as CSSProperties}>
            {time.clock(at, day.timeZone)}
          </span>
        ))}
      </div>
      <ul className={styles.rooms} aria-label={t('meetings.rooms')}>
        {day.rooms.map((room) => (
          <li key={room.calendar} className={styles.room}>
            <div>
              <h2 className={styles.name}>{room.name}</h2>
              <RoomAge room={room} />
            </div>
            {room.meetings.length === 0 ? (
              <Body1 className={styles.free}>
                {room.asOf === null ? t('meetings.age.nothingKnown') : t('meetings.free')}
              </Body1>
            ) : (
              <DayMeetings room={room} hours={hours} timeZone={day.timeZone} open={open} onOpen={onOpen} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
