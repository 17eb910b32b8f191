import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../contract/route.ts';
import { LinkButton } from './LinkButton.tsx';
import { Page } from './Page.tsx';
import { useSession } from './session.ts';

/** The page exists, but the person's roles do not open it. */
export function NotAllowed({ permission }: { readonly permission: Permission }) {
  const { t } = useTranslation('portal');
  const { organization } = useSession();
  return (
    <Page title={t('shell.notAllowed.title')}>
      <Body1>{t('shell.notAllowed.detail', { permission, organization: organization.name })}</Body1>
      <div>
        <LinkButton to="/">{t('shell.notFound.home')}</LinkButton>
      </div>
    </Page>
  );
}
