import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { Page } from '../shell/Page.tsx';
import { AttemptPanel } from './AttemptPanel.tsx';
import { useIntegrationsPath } from './path.ts';

/** Where the consent page of Microsoft leads back to; it may be reloaded and shared with a colleague. */
export function AttemptPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  return (
    <Page title={t('integrations.attempt.title')} path={useIntegrationsPath('list')}>
      <AttemptPanel id={id} />
    </Page>
  );
}
