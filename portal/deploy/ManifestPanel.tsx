import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../shell/CopyText.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Panel } from '../shell/Panel.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
});

/** The manifest to save, to look at, and its address. */
export function ManifestPanel({ url }: { readonly url: string }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <Panel title={t('deploy.manifest.title')}>
      <div className={styles.actions}>
        <LinkButton href={`${url}?download`} appearance="primary">
          {t('deploy.manifest.download')}
        </LinkButton>
        <Link inline href={url} target="_blank" rel="noreferrer">
          {t('deploy.manifest.open')}
        </Link>
      </div>
      <span>{t('deploy.manifest.address')}</span>
      <CopyText label={t('deploy.manifest.copy')} text={url} />
    </Panel>
  );
}
