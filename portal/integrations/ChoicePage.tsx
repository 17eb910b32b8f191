import { Body1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { IntegrationKind } from '../../contract/integrations.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { useIntegrationsPath } from './path.ts';

const useStyles = makeStyles({
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  choice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { margin: 0 },
  detail: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
});

/** Which Exchange is to be connected? */
export function ChoicePage() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <Page title={t('integrations.choose.title')} path={useIntegrationsPath('list')}>
      <Body1>{t('integrations.choose.detail')}</Body1>
      <div className={styles.choices}>
        <Choice kind="graph" to="/integrations/add/online" detail={t('integrations.choose.graph')} />
        <Choice kind="ews-server" to="/integrations/add/server" detail={t('integrations.choose.server')} />
      </div>
      <Subtitle2 as="h2" className={styles.title}>
        {t('integrations.choose.legacy')}
      </Subtitle2>
      <div className={styles.choices}>
        <Choice
          kind="ews-online"
          to="/integrations/add/online-ews"
          detail={t('integrations.choose.online')}
        />
      </div>
    </Page>
  );
}

interface ChoiceProps {
  readonly kind: IntegrationKind;
  readonly to: string;
  readonly detail: string;
}

function Choice({ kind, to, detail }: ChoiceProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const name = t(`integrations.kinds.${kind}`);
  return (
    <section className={styles.choice} aria-label={name}>
      <Subtitle2 as="h2" className={styles.title}>
        {name}
      </Subtitle2>
      <Body1 className={styles.detail}>{detail}</Body1>
      <LinkButton to={to} appearance={kind === 'ews-online' ? 'secondary' : 'primary'}>
        {t('integrations.choose.button', { kind: name })}
      </LinkButton>
    </section>
  );
}
