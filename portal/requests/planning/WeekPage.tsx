import { Body1, Caption1, Subtitle2, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readWeek } from '../../../contract/board.ts';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { Instant } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { zoneCity } from '../../../ui/time/format.ts';
import { LiveNote } from '../../live/LiveNote.tsx';
import { useLive } from '../../live/use-live.ts';
import { dayLater } from '../../meetings/day-choice.ts';
import { Page } from '../../shell/Page.tsx';
import { PageLink } from '../../shell/PageLink.tsx';
import { Reading } from '../../shell/Reading.tsx';
import { useReading } from '../../shell/reading.ts';
import { useSession } from '../../shell/session.ts';
import { OfTeam } from '../OfTeam.tsx';
import type { MyTeam } from '../OfTeam.tsx';
import { PlannedDay } from './PlannedDay.tsx';
import { usePlannedDay } from './use-planned-day.ts';

const useStyles = makeStyles({
  week: {
    display: 'grid',
    gridTemplateColumns: 'repeat(7, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  day: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: 'anywhere',
  },
  today: { border: `2px solid ${tokens.colorBrandStroke1}` },
  head: { margin: 0 },
  hours: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  hour: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground2 },
  full: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

const readings = { 'service-requests': [readWeek] };

/** How much a team delivers, by day and hour; a list where the page is narrow. */
export function WeekPage() {
  const { t } = useTranslation('portal');
  const status = useLive(readings);
  return (
    <Page title={t('requests.week.title')} path={[{ label: t('requests.title'), to: '/requests' }]}>
      <LiveNote status={status} />
      <OfTeam>{(team, now) => <WeekOfTeam key={team.id} team={team} now={now} />}</OfTeam>
    </Page>
  );
}

function WeekOfTeam({ team, now }: { readonly team: MyTeam; readonly now: Instant }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { id, timeZone } = team;
  const [day, choose] = usePlannedDay(team, now);
  const week = useReading(readWeek, { query: { provider: id, day: CalendarDay.parse(day) } });
  return (
    <>
      <PlannedDay
        day={day}
        onDay={choose}
        steps={[
          { label: t('requests.week.earlier'), to: dayLater(day, -7) },
          { label: t('requests.week.later'), to: dayLater(day, 7) },
        ]}
      />
      <Caption1>{t('requests.clock', { city: zoneCity(timeZone), zone: timeZone })}</Caption1>
      <Reading of={week}>
        {({ days, coversPerHour, today, isComplete }) => (
          <>
            {!isComplete && <Caption1>{t('requests.production.incomplete')}</Caption1>}
            <ul className={styles.week}>
              {days.map((one) => (
                <DayOfWeek
                  key={one.day}
                  team={team}
                  day={one}
                  isToday={one.day === today}
                  most={coversPerHour}
                />
              ))}
            </ul>
          </>
        )}
      </Reading>
    </>
  );
}

interface DayOfWeekProps {
  readonly team: MyTeam;
  readonly day: RouteReply<typeof readWeek>['days'][number];
  readonly isToday: boolean;
  /** The most covers in an hour; null: no limit. */
  readonly most: number | null;
}

function DayOfWeek({ team: { id, timeZone }, day: { day, closed, hours }, isToday, most }: DayOfWeekProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const named = time.day(Instant.parse(`${day}T12:00:00Z`), 'UTC');
  const to = (page: string) => `${page}?${new URLSearchParams({ team: id, day }).toString()}`;
  return (
    <li className={mergeClasses(styles.day, isToday && styles.today)}>
      <Subtitle2 as="h2" className={styles.head}>
        <PageLink to={to('/requests')}>{named}</PageLink>
      </Subtitle2>
      {isToday && <Caption1>{t('requests.week.today')}</Caption1>}
      {closed !== null && (
        <Caption1 className={styles.quiet}>
          {closed.name === null
            ? t('requests.week.closed')
            : t('requests.week.closedFor', { name: closed.name })}
        </Caption1>
      )}
      {hours.length === 0 ? (
        <Caption1 className={styles.quiet}>{t('requests.week.nothing')}</Caption1>
      ) : (
        <ul className={styles.hours}>
          {hours.map(({ from, deliveries, covers, pending }) => (
            <li key={from} className={styles.hour}>
              <Body1>
                <PageLink to={to('/requests/production')}>{time.clock(from, timeZone)}</PageLink>
                {` ${t('requests.week.deliveries', { count: deliveries })}`}
              </Body1>
              {covers > 0 && (
                <Caption1 className={most !== null && covers > most ? styles.full : styles.quiet}>
                  {most !== null && covers > most
                    ? t('requests.week.full', { covers: t('requests.week.covers', { count: covers }), most })
                    : t('requests.week.covers', { count: covers })}
                </Caption1>
              )}
              {pending > 0 && <Caption1>{t('requests.week.pending', { count: pending })}</Caption1>}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
