import {
  Body1,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { LinkButton } from './LinkButton.tsx';
import { PlainFrame } from './PlainFrame.tsx';
import { ReturnedProblem } from './ReturnedProblem.tsx';

const useStyles = makeStyles({
  welcome: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalL,
    maxWidth: '34rem',
    paddingTop: 'clamp(24px, 10vh, 96px)',
  },
  title: { ...typographyStyles.title2, margin: 0, outline: 'none' },
  detail: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface SignedOutProps {
  /** `ended`: there was a session; what was typed waits in this tab. */
  readonly reason: 'none' | 'ended';
}

/** Nobody is signed in: one button, which comes back to the very page. */
export function SignedOut({ reason }: SignedOutProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [path] = useLocation();
  const search = useSearch();
  const title = useRef<HTMLHeadingElement>(null);
  const hasEnded = reason === 'ended';
  useEffect(() => {
    document.title = t('shell.signedOut.documentTitle');
    if (hasEnded) title.current?.focus(); // the page that was here is gone
  }, [hasEnded, t]);

  const back = `/portal${path}${search === '' || search.includes('problem=') ? '' : `?${search}`}`;
  return (
    <PlainFrame>
      <div className={styles.welcome}>
        <ReturnedProblem title={t('shell.signedOut.failed')} />
        <h1 className={styles.title} tabIndex={-1} ref={title}>
          {t(hasEnded ? 'shell.signedOut.endedTitle' : 'shell.signedOut.title')}
        </h1>
        {hasEnded && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{t('shell.signedOut.kept')}</MessageBarBody>
          </MessageBar>
        )}
        <Body1 as="p" block className={styles.detail}>
          {t(hasEnded ? 'shell.signedOut.endedDetail' : 'shell.signedOut.detail')}
        </Body1>
        <LinkButton
          appearance="primary"
          size="large"
          href={`/auth/portal/start?return=${encodeURIComponent(back)}`}
        >
          {t('shell.signedOut.button')}
        </LinkButton>
      </div>
    </PlainFrame>
  );
}
