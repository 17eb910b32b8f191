import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../shell/CopyText.tsx';
import { Panel } from '../shell/Panel.tsx';

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    paddingInlineStart: '20px',
  },
});

/** Exchange 2013 and later (learn.microsoft.com, New-App): an organization add-in that is switched on for everybody. */
const INSTALL = `$manifest = [System.IO.File]::ReadAllBytes("$PWD\\foyer-manifest.xml")
New-App -OrganizationApp -FileData $manifest -ProvidedTo Everyone -DefaultStateForUser Enabled
Get-App -OrganizationApp | Where-Object DisplayName -eq 'Foyer' | Format-List DisplayName, AppVersion, Enabled`;

export function OnlineSteps() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <Panel title={t('deploy.online.title')}>
      <ol className={styles.steps}>
        <li>{t('deploy.online.steps.open')}</li>
        <li>{t('deploy.online.steps.apps')}</li>
        <li>{t('deploy.online.steps.type')}</li>
        <li>{t('deploy.online.steps.users')}</li>
        <li>{t('deploy.online.steps.accept')}</li>
      </ol>
      <Link
        inline
        href="https://admin.microsoft.com/#/Settings/IntegratedApps"
        target="_blank"
        rel="noreferrer"
      >
        {t('deploy.online.link')}
      </Link>
    </Panel>
  );
}

export function ServerSteps() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <Panel title={t('deploy.server.title')}>
      <ol className={styles.steps}>
        <li>{t('deploy.server.steps.copy')}</li>
        <li>
          {t('deploy.server.steps.run')}
          <CopyText label={t('deploy.server.command')} text={INSTALL} />
        </li>
        <li>{t('deploy.server.steps.see')}</li>
      </ol>
    </Panel>
  );
}

export function OnePersonSteps() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <Panel title={t('deploy.one.title')}>
      <ol className={styles.steps}>
        <li>{t('deploy.one.steps.open')}</li>
        <li>{t('deploy.one.steps.add')}</li>
        <li>{t('deploy.one.steps.file')}</li>
      </ol>
      <Link inline href="https://aka.ms/olksideload" target="_blank" rel="noreferrer">
        {t('deploy.one.link')}
      </Link>
    </Panel>
  );
}
