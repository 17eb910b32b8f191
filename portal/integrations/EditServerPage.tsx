import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { readIntegration } from '../../contract/integrations.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { EditServer } from './EditServer.tsx';
import { useIntegrationsPath } from './path.ts';

/** Changes how an Exchange Server is reached. */
export function EditServerPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const integration = useReading(readIntegration, { params: { id } });
  const path = [
    ...useIntegrationsPath('list'),
    { label: integration.data?.label ?? '…', to: `/integrations/${id}` },
  ];
  return (
    <Page title={t('integrations.detail.edit')} path={path}>
      <Reading of={integration}>{(stored) => <EditServer stored={stored} />}</Reading>
    </Page>
  );
}
