import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listIntegrations } from '../../contract/integrations.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { ReturnedProblem } from '../shell/ReturnedProblem.tsx';
import { useSession } from '../shell/session.ts';
import { IntegrationCard } from './IntegrationCard.tsx';
import { useIntegrationsPath } from './path.ts';

/** What waits for Exchange is tried again by the server; a list that stays open follows it. */
const FOLLOW_MS = 30_000;

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
});

/** Every connection of the organization with its state and its trouble. */
export function ListPage() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const integrations = useReading(listIntegrations, {}, { every: () => FOLLOW_MS });
  const mayAdd = may('integrations.write');

  return (
    <Page
      title={t('integrations.exchange')}
      path={useIntegrationsPath('area')}
      actions={
        mayAdd && (integrations.data?.integrations.length ?? 0) > 0 ? (
          <AddLink label={t('integrations.add')} />
        ) : null
      }
    >
      <ReturnedProblem title={t('integrations.returned')} />
      <Reading of={integrations}>
        {({ integrations }) =>
          integrations.length === 0 ? (
            <EmptyState
              title={t('integrations.empty.title')}
              action={mayAdd ? <AddLink label={t('integrations.empty.action')} /> : null}
            >
              {t(mayAdd ? 'integrations.empty.detail' : 'integrations.empty.readOnly')}
            </EmptyState>
          ) : (
            <>
              <Body1>{t('integrations.intro')}</Body1>
              <ul className={styles.list} aria-label={t('integrations.exchange')}>
                {integrations.map((integration) => (
                  <IntegrationCard key={integration.id} integration={integration} />
                ))}
              </ul>
            </>
          )
        }
      </Reading>
    </Page>
  );
}

function AddLink({ label }: { readonly label: string }) {
  return (
    <LinkButton appearance="primary" to="/integrations/add">
      {label}
    </LinkButton>
  );
}
