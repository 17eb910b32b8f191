import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listCalendars } from '../../contract/calendars.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LiveNote } from '../live/LiveNote.tsx';
import { useLive } from '../live/use-live.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { CalendarList } from './CalendarList.tsx';
import { ProcessingCheck } from './ProcessingCheck.tsx';

const readings = { calendars: [listCalendars] };

/** What Foyer reads: every calendar with its place, its health and what stands in the way of booking it. */
export function CalendarsPage() {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const status = useLive(readings);
  const calendars = useReading(listCalendars);
  const toIntegrations = may('integrations.read') && (
    <LinkButton appearance="primary" to="/integrations">
      {t('calendars.empty.action')}
    </LinkButton>
  );
  return (
    <Page title={t('calendars.title')} path={[{ label: t('shell.adminCenter') }]}>
      <Reading of={calendars}>
        {({ calendars: all }) =>
          all.length === 0 ? (
            <EmptyState title={t('calendars.empty.title')} action={toIntegrations}>
              {t('calendars.empty.detail')}
            </EmptyState>
          ) : (
            <>
              <Body1>{t('calendars.intro')}</Body1>
              <LiveNote status={status} />
              <CalendarList calendars={all} />
              {may('calendars.write') && <ProcessingCheck />}
            </>
          )
        }
      </Reading>
    </Page>
  );
}
