import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../contract/primitives.ts';
import { listRequests } from '../../contract/service-teams.ts';
import type { BoardRequest, listMyProviders } from '../../contract/service-teams.ts';
import type { RouteReply } from '../../contract/route.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { localDay, zoneCity } from '../../ui/time/format.ts';
import { PageLink } from '../shell/PageLink.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { boundsOf, inOrder, isShown } from './board-view.ts';
import type { BoardView } from './board-view.ts';
import { PrintSheet } from './PrintSheet.tsx';
import { RequestList } from './RequestList.tsx';
import { ViewChoice } from './ViewChoice.tsx';

const useStyles = makeStyles({
  screen: { '@media print': { display: 'none' } },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    '@media print': { display: 'none' },
  },
});

interface TeamBoardProps {
  readonly team: RouteReply<typeof listMyProviders>['providers'][number];
  readonly now: Instant;
  readonly view: BoardView;
  readonly onView: (view: BoardView) => void;
}

/** What one team has to answer, or to do on a day, on its own clock. */
export function TeamBoard({ team, now, view, onView }: TeamBoardProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const { id, name, timeZone, waiting } = team;
  const today = localDay(now, timeZone);
  // Being answered in a dialog: it stays, whatever others make of it meanwhile, so that nothing typed is lost.
  const [held, setHeld] = useState<BoardRequest | null>(null);
  const requests = useReading(listRequests, { query: { provider: id, ...boundsOf(view, today) } });
  const day = view === 'waiting' ? '' : time.day(Instant.parse(`${view}T12:00:00Z`), 'UTC');
  const title = t(view === 'waiting' ? 'requests.sheet.waiting' : 'requests.sheet.title', {
    team: name,
    day,
  });
  return (
    <>
      <ViewChoice view={view} today={today} waiting={waiting} onChoose={onView} />
      <Caption1 className={styles.screen}>
        <PageLink to={`/providers/${id}/menu`}>{t('menus.titleOf', { name })}</PageLink>
        {' · '}
        <PageLink to={`/providers/${id}/requests/new`}>{t('requests.new.link')}</PageLink>
      </Caption1>
      <Reading of={requests}>
        {({ requests: all, isComplete }) => {
          const fitting = all.filter((request) => isShown(request, view, timeZone, today));
          const kept = held !== null && !fitting.some((request) => request.id === held.id) ? [held] : [];
          const shown = inOrder([
            ...fitting,
            ...kept.map((request) => all.find((one) => one.id === request.id) ?? request),
          ]);
          if (shown.length === 0) {
            return view === 'waiting' ? (
              <EmptyState title={t('requests.empty.waiting')}>
                {t('requests.empty.waitingDetail', { team: name })}
              </EmptyState>
            ) : (
              <EmptyState title={t('requests.empty.day')}>
                {t('requests.empty.dayDetail', { team: name, day })}
              </EmptyState>
            );
          }
          return (
            <>
              <div className={styles.tools}>
                <Button onClick={() => print()}>{t('requests.print')}</Button>
                <Caption1>
                  {t('requests.clock', { city: zoneCity(timeZone), zone: timeZone })}
                  {!isComplete && ` ${t('requests.incomplete')}`}
                </Caption1>
              </div>
              <RequestList requests={shown} timeZone={timeZone} onHold={setHeld} />
              <details className={styles.screen}>
                <summary>{t('requests.keyboard.title')}</summary>
                <Caption1>{t('requests.keyboard.detail')}</Caption1>
              </details>
              <PrintSheet
                title={title}
                requests={shown}
                timeZone={timeZone}
                asOf={now}
                saysDay={view === 'waiting'}
              />
            </>
          );
        }}
      </Reading>
    </>
  );
}
