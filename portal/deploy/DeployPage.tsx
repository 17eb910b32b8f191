import { Body1, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readDeployment } from '../../contract/organization.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { ChecksPanel } from './ChecksPanel.tsx';
import { ManifestPanel } from './ManifestPanel.tsx';
import { ReachPanel } from './ReachPanel.tsx';
import { OnePersonSteps, OnlineSteps, ServerSteps } from './Steps.tsx';

/** The manifest, whether it is sound and everything in it reachable, and how it comes to people. */
export function DeployPage() {
  const { t } = useTranslation('portal');
  const deployment = useReading(readDeployment);
  return (
    <Page title={t('deploy.title')} path={[{ label: t('shell.adminCenter') }]}>
      <Body1>{t('deploy.intro')}</Body1>
      <Reading of={deployment}>
        {({ manifestUrl, refusal, checks, addresses }) => (
          <>
            {refusal !== null && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody>
                  <MessageBarTitle>{t('deploy.refused')}</MessageBarTitle> {refusal}
                </MessageBarBody>
              </MessageBar>
            )}
            {manifestUrl !== null && (
              <>
                <ManifestPanel url={manifestUrl} />
                <ChecksPanel checks={checks} />
                <ReachPanel addresses={addresses} />
                <OnlineSteps />
                <ServerSteps />
                <OnePersonSteps />
              </>
            )}
          </>
        )}
      </Reading>
    </Page>
  );
}
