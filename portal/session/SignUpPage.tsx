import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Page } from '../shell/Page.tsx';
import { useSession } from '../shell/session.ts';
import { SignUpForm } from './SignUpForm.tsx';

/** One more organization, for somebody who has a role in another one already. */
export function SignUpPage() {
  const { t } = useTranslation('portal');
  const { me, call, switchTo, refresh } = useSession();
  const [, go] = useLocation();
  return (
    <Page title={t('shell.signUp.title')}>
      <SignUpForm
        me={me}
        call={call}
        onOpened={(id) => {
          switchTo(id);
          refresh();
          go('/');
        }}
        onCancel={() => go('/')}
      />
    </Page>
  );
}
