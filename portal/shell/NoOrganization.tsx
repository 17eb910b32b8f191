import { Body1, Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationId } from '../../contract/primitives.ts';
import type { Call } from '../../ui/api/call.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { PlainFrame } from './PlainFrame.tsx';
import { useSignOut } from './sign-out.ts';
import type { Me } from './session.ts';

const SignUpForm = lazy(async () => ({ default: (await import('../session/SignUpForm.tsx')).SignUpForm }));

const useStyles = makeStyles({
  contacts: { margin: `0 0 ${tokens.spacingVerticalS}`, padding: 0, listStyleType: 'none' },
  contact: { overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  title: { margin: 0 },
});

interface NoOrganizationProps {
  readonly me: Me;
  readonly call: Call;
  readonly onRecheck: () => void;
  readonly onOpened: (organization: OrganizationId) => void;
}

/** Signed in, with no role anywhere: says whom to ask, or lets them open an organization of their own. */
export function NoOrganization({ me, call, onRecheck, onOpened }: NoOrganizationProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const signOut = useSignOut(call);
  const [isOpening, setOpening] = useState(false);
  const opened = (id: OrganizationId) => {
    onOpened(id);
    onRecheck();
  };
  useEffect(() => {
    document.title = t('shell.noRole.documentTitle');
  }, [t]);

  return (
    <PlainFrame>
      {isOpening ? (
        <>
          <h1 className={styles.title}>{t('shell.signUp.title')}</h1>
          <Suspense fallback={<Loading rows={3} rowHeight={64} />}>
            <SignUpForm me={me} call={call} onOpened={opened} onCancel={() => setOpening(false)} />
          </Suspense>
        </>
      ) : (
        <EmptyState
          title={t('shell.noRole.title')}
          level={1}
          action={
            <>
              <Contacts me={me} />
              <div className={styles.actions}>
                <Button appearance="primary" onClick={onRecheck}>
                  {t('shell.noRole.recheck')}
                </Button>
                {!me.person.isGuest && (
                  <Button onClick={() => setOpening(true)}>{t('shell.noRole.open')}</Button>
                )}
                <Button appearance="subtle" onClick={signOut.here}>
                  {t('shell.person.signOut')}
                </Button>
              </div>
            </>
          }
        >
          {t(me.person.isGuest ? 'shell.noRole.guest' : 'shell.noRole.detail', { name: me.person.name })}
        </EmptyState>
      )}
    </PlainFrame>
  );
}

function Contacts({ me }: { readonly me: Me }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  if (me.contacts.length === 0) return <Body1>{t('shell.noRole.askNobody')}</Body1>;
  return (
    <ul className={styles.contacts}>
      {me.contacts.map((contact) => (
        <li key={`${contact.organization} ${contact.mail}`} className={styles.contact}>
          <Body1>
            {t('shell.noRole.ask', contact)}{' '}
            <Link inline href={`mailto:${contact.mail}`}>
              {contact.mail}
            </Link>
          </Body1>
        </li>
      ))}
    </ul>
  );
}
