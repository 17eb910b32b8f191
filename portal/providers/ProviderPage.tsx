import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { listProviders } from '../../contract/service-teams.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { ActiveSwitch } from './ActiveSwitch.tsx';
import { EditProvider } from './EditProvider.tsx';
import { ProviderFacts } from './ProviderFacts.tsx';

/** Admin Center → Providers → one of them. */
export function ProviderPage() {
  const { t } = useTranslation('portal');
  const { id = '' } = useParams();
  const { may } = useSession();
  const providers = useReading(listProviders);
  const provider = providers.data?.providers.find((one) => one.id === id);
  const mayChange = may('services.write');
  return (
    <Page
      title={provider?.name ?? t('providers.title')}
      path={[{ label: t('shell.adminCenter') }, { label: t('providers.title'), to: '/providers' }]}
      actions={provider && mayChange && <ActiveSwitch provider={provider} />}
    >
      <Reading of={providers}>
        {() => {
          if (!provider) {
            return (
              <EmptyState
                title={t('providers.gone.title')}
                action={<LinkButton to="/providers">{t('providers.gone.back')}</LinkButton>}
              >
                {t('providers.gone.detail')}
              </EmptyState>
            );
          }
          return (
            <>
              {!provider.isActive && <Body1>{t('providers.inactive')}</Body1>}
              {mayChange ? (
                <EditProvider key={provider.id} stored={provider} />
              ) : (
                <ProviderFacts provider={provider} />
              )}
            </>
          );
        }}
      </Reading>
    </Page>
  );
}
