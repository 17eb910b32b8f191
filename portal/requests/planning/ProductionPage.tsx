import { Button, Caption1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listProduction } from '../../../contract/board.ts';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { Instant } from '../../../contract/primitives.ts';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { zoneCity } from '../../../ui/time/format.ts';
import { LiveNote } from '../../live/LiveNote.tsx';
import { useLive } from '../../live/use-live.ts';
import { dayLater } from '../../meetings/day-choice.ts';
import { Page } from '../../shell/Page.tsx';
import { Reading } from '../../shell/Reading.tsx';
import { useReading } from '../../shell/reading.ts';
import { useSession } from '../../shell/session.ts';
import { OfTeam } from '../OfTeam.tsx';
import type { MyTeam } from '../OfTeam.tsx';
import { PlannedDay } from './PlannedDay.tsx';
import { ProductionTable } from './ProductionTable.tsx';
import { usePlannedDay } from './use-planned-day.ts';

const readings = { 'service-requests': [listProduction] };

/** What a team makes on a day: so many of each thing, by the hour in which it must be ready. */
export function ProductionPage() {
  const { t } = useTranslation('portal');
  const status = useLive(readings);
  return (
    <Page
      title={t('requests.production.title')}
      isPaper
      path={[{ label: t('requests.title'), to: '/requests' }]}
    >
      <LiveNote status={status} />
      <OfTeam>{(team, now) => <DayOfProduction key={team.id} team={team} now={now} />}</OfTeam>
    </Page>
  );
}

function DayOfProduction({ team, now }: { readonly team: MyTeam; readonly now: Instant }) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const { id, name, timeZone } = team;
  const [day, choose] = usePlannedDay(team, now);
  const production = useReading(listProduction, { query: { provider: id, day: CalendarDay.parse(day) } });
  const named = time.day(Instant.parse(`${day}T12:00:00Z`), 'UTC');
  return (
    <>
      <PlannedDay
        day={day}
        onDay={choose}
        steps={[
          { label: t('requests.production.before'), to: dayLater(day, -1) },
          { label: t('requests.production.after'), to: dayLater(day, 1) },
        ]}
      >
        <Button appearance="primary" onClick={() => print()}>
          {t('requests.paper.print')}
        </Button>
      </PlannedDay>
      <Caption1>{t('requests.clock', { city: zoneCity(timeZone), zone: timeZone })}</Caption1>
      <Reading of={production}>
        {(made) =>
          made.hours.length === 0 ? (
            <EmptyState title={t('requests.production.empty')}>
              {t('requests.production.emptyDetail', { team: name })}
            </EmptyState>
          ) : (
            <>
              {!made.isComplete && (
                <MessageBar intent="warning" layout="multiline">
                  <MessageBarBody>{t('requests.production.incomplete')}</MessageBarBody>
                </MessageBar>
              )}
              <ProductionTable
                title={t('requests.production.of', { team: name, day: named })}
                production={made}
                timeZone={timeZone}
              />
            </>
          )
        }
      </Reading>
    </>
  );
}
