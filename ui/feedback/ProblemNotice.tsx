import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import '../texts/en.ts';
import { describeFailure } from './describe-failure.ts';
import { useCountdown } from './use-countdown.ts';

const useStyles = makeStyles({
  title: { display: 'block' },
  code: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ProblemNoticeProps {
  readonly error: unknown;
  /** Left out when trying again cannot help. */
  readonly onRetry?: () => void;
}

/** A failed call, shown where its result would have been. Retrying waits as long as the server asked for. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation('ui');
  const styles = useStyles();
  const failure = describeFailure(error, t);
  const wait = useCountdown(failure.retryAfterSeconds ?? 0, error);

  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle className={styles.title}>{failure.title}</MessageBarTitle>
        {failure.detail}
        {failure.code !== null && <span className={styles.code}>{t('code', { code: failure.code })}</span>}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button size="small" disabledFocusable={wait > 0} onClick={onRetry}>
            {wait > 0 ? t('tryAgainIn', { count: wait }) : t('tryAgain')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
