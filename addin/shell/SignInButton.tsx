import { Body1, Button, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignIn } from './sign-in-context.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  said: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** The one place where a window may open for signing in: a click. Says what came of it. */
export function SignInButton({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const signIn = useSignIn();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');

  const click = async () => {
    setBusy(true);
    setSaid('');
    const result = await signIn.byClick();
    setBusy(false);
    if (result.outcome === 'signed-in') onSignedIn();
    else if (result.outcome === 'failed') {
      setSaid(t('signIn.failed', { reasons: result.reasons.join(', ') }));
    } else setSaid(t('signIn.canceled'));
  };

  return (
    <div className={styles.stack}>
      <Button
        appearance="primary"
        disabledFocusable={busy}
        {...(busy && { icon: <Spinner size="tiny" /> })}
        onClick={() => void click()}
      >
        {busy ? t('signIn.busy') : t('signIn.button')}
      </Button>
      <output>
        {said !== '' && (
          <Body1 block className={styles.said}>
            {said}
          </Body1>
        )}
      </output>
    </div>
  );
}
