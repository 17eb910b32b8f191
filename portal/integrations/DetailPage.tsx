import { Body1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { readIntegration } from '../../contract/integrations.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { CopyText } from '../shell/CopyText.tsx';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { AttemptPanel } from './AttemptPanel.tsx';
import { CertificatePanel } from './CertificatePanel.tsx';
import { ControlMailboxForm, asksForOtherControl } from './ControlMailboxForm.tsx';
import { DiagnosisPanel } from './DiagnosisPanel.tsx';
import { IntegrationActions } from './IntegrationActions.tsx';
import type { Integration } from './IntegrationCard.tsx';
import { IntegrationFacts } from './IntegrationFacts.tsx';
import { useIntegrationsPath } from './path.ts';
import { RenameForm } from './RenameForm.tsx';
import { StatusBadge } from './StatusBadge.tsx';

/** Few connections have any. */
const UnknownWords = lazy(async () => ({ default: (await import('./UnknownWords.tsx')).UnknownWords }));

/** The server tries again by itself; whoever waits here sees when it has worked. */
const LOOK_MS = 5_000;

const useStyles = makeStyles({
  status: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** One connection: its state and trouble, testing and changing it, the rights it needs in Exchange. */
export function DetailPage() {
  const { id = '' } = useParams();
  const path = useIntegrationsPath('list');
  const integration = useReading(
    readIntegration,
    { params: { id } },
    { every: (read) => (read?.status === 'proving' ? LOOK_MS : false) },
  );
  return (
    <Page title={integration.data?.label ?? '…'} path={path}>
      <Reading of={integration}>{(read) => <Detail integration={read} />}</Reading>
    </Page>
  );
}

function Detail({ integration }: { readonly integration: Integration }) {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const [attempt, setAttempt] = useState<string | null>(null);
  const { kind, status, diagnosis, unknownWords, endsAt, script } = integration;
  const asksForOther = asksForOtherControl(diagnosis);
  return (
    <>
      <Status integration={integration} />
      {kind === 'ews-online' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('integrations.choose.online')}{' '}
            {endsAt !== null && t('integrations.card.ends', { day: endsAt })}
          </MessageBarBody>
        </MessageBar>
      )}
      {diagnosis && (
        <DiagnosisPanel diagnosis={diagnosis} intent={status === 'proving' ? 'warning' : 'error'} />
      )}
      {unknownWords.length > 0 && (
        <Suspense fallback={<Loading rows={2} rowHeight={24} />}>
          <UnknownWords words={unknownWords} />
        </Suspense>
      )}
      {asksForOther && may('integrations.write') && <ControlMailboxForm stored={integration} />}
      {may('integrations.write') && <IntegrationActions integration={integration} onAttempt={setAttempt} />}
      {attempt !== null && <AttemptPanel key={attempt} id={attempt} takesFocus />}
      <Panel title={t('integrations.detail.facts')}>
        <IntegrationFacts integration={integration} />
      </Panel>
      {may('integrations.write') && <RenameForm stored={integration} />}
      <Panel title={t('integrations.detail.script')}>
        <Body1>{t('integrations.detail.scriptDetail')}</Body1>
        <CopyText label={t('integrations.detail.script')} text={script} />
      </Panel>
      {kind !== 'ews-server' && <CertificatePanel />}
    </>
  );
}

/** The state in a word and a sentence. */
function Status({ integration: { status, diagnosis } }: { readonly integration: Integration }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const isWaiting = status !== 'proving' || !asksForOtherControl(diagnosis);
  return (
    <div className={styles.status}>
      <StatusBadge status={status} />
      <Body1>
        {isWaiting ? t(`integrations.statusDetail.${status}`) : t('integrations.otherControl.detail')}
      </Body1>
    </div>
  );
}
