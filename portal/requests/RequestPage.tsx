import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { readRequest } from '../../contract/request-page.ts';
import type { RequestPage as Everything } from '../../contract/request-page.ts';
import { RequestId } from '../../contract/services.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LiveNote } from '../live/LiveNote.tsx';
import { useLive } from '../live/use-live.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { Conversation } from './Conversation.tsx';
import { EditLines } from './EditLines.tsx';
import { Notes } from './Notes.tsx';
import { PastSteps } from './PastSteps.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { StaffAnswers } from './StaffAnswers.tsx';
import { useWhat } from './request-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '880px' },
});

const readings = { 'service-requests': [readRequest], meetings: [readRequest] };

/** One request with everything about it; nothing of the meeting's subject. */
export function RequestPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const known = RequestId.safeParse(id);
  if (!known.success) return <Gone />;
  return <Known key={known.data} id={known.data} title={t('requests.page.title')} />;
}

function Known({ id, title }: { readonly id: RequestId; readonly title: string }) {
  const status = useLive(readings);
  const page = useReading(readRequest, { params: { id } });
  if (page.error instanceof ApiProblem && page.error.status === 404) return <Gone />;
  return page.data ? (
    <Whole page={page.data} note={<LiveNote status={status} />} />
  ) : (
    <Page title={title}>
      <Reading of={page}>{() => null}</Reading>
    </Page>
  );
}

function Gone() {
  const { t } = useTranslation('portal');
  return (
    <Page title={t('requests.page.title')} path={[{ label: t('requests.title'), to: '/requests' }]}>
      <EmptyState
        title={t('requests.page.gone')}
        action={<LinkButton to="/requests">{t('requests.page.back')}</LinkButton>}
      >
        {t('requests.page.goneDetail')}
      </EmptyState>
    </Page>
  );
}

function Whole({ page, note }: { readonly page: Everything; readonly note: React.ReactNode }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { request, team, asks } = page;
  const what = useWhat(team.timeZone);
  return (
    <Page
      title={what(request)}
      path={[{ label: t('requests.title'), to: `/requests?team=${request.provider}` }, { label: team.name }]}
    >
      {note}
      <div className={styles.page}>
        <Panel title={t('requests.page.what')}>
          <RequestFacts page={page} />
        </Panel>
        <Panel title={t('requests.page.change')}>
          <EditLines page={page} />
        </Panel>
        {asks.length > 0 && (
          <Panel title={t('requests.page.filledIn')}>
            <StaffAnswers request={request} asks={asks} />
          </Panel>
        )}
        <Panel title={t('requests.page.conversation')}>
          <Conversation page={page} />
        </Panel>
        <Panel title={t('requests.page.notes')}>
          <Notes page={page} />
        </Panel>
        <Panel title={t('requests.page.history')}>
          <PastSteps page={page} />
        </Panel>
      </div>
    </Page>
  );
}
