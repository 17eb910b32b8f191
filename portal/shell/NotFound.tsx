import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { LinkButton } from './LinkButton.tsx';
import { Page } from './Page.tsx';

export function NotFound() {
  const { t } = useTranslation('portal');
  return (
    <Page title={t('shell.notFound.title')}>
      <Body1>{t('shell.notFound.detail')}</Body1>
      <div>
        <LinkButton to="/">{t('shell.notFound.home')}</LinkButton>
      </div>
    </Page>
  );
}
