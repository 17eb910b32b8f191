import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { DownloadButton } from '../downloads/DownloadButton.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** The proof to take along, and the way to every single call. */
export function ProofReport({ integration }: { readonly integration: string }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const report = `/portal-api/integrations/${encodeURIComponent(integration)}/proof/report`;
  return (
    <Panel title={t('accessProof.report.title')}>
      <Body1>{t('accessProof.report.detail')}</Body1>
      <div className={styles.row}>
        <DownloadButton path={`${report}?format=html`}>{t('accessProof.report.html')}</DownloadButton>
        <DownloadButton path={`${report}?format=json`}>{t('accessProof.report.json')}</DownloadButton>
      </div>
      <div className={styles.row}>
        <PageLink to={`/calls?integration=${encodeURIComponent(integration)}`}>
          {t('accessProof.report.calls')}
        </PageLink>
        {may('integrations.read') && (
          <PageLink to={`/integrations/${encodeURIComponent(integration)}`}>
            {t('accessProof.report.integration')}
          </PageLink>
        )}
      </div>
    </Panel>
  );
}
