import { Badge, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  state: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  reason: { display: 'block' },
});

const colors = {
  pending: 'warning',
  accepted: 'success',
  rejected: 'danger',
  readied: 'success',
  completed: 'informative',
  canceled: 'informative',
  'canceled-late': 'danger',
} as const;

interface RequestStateProps {
  readonly request: BoardRequest;
  readonly timeZone: string;
}

/** How a request stands: the status, the flags, and why each is there. */
export function RequestState({ request, timeZone }: RequestStateProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const { unread, status, flags, buffer, questions, reason, endedBy, fee, holdUntil, deadline } = request;
  const at = (instant: typeof deadline.at) =>
    `${time.day(instant, timeZone)}, ${time.clock(instant, timeZone)}`;
  const reasons = [
    ...questions.map(({ text }) => `⚠ ${text}`),
    ...(buffer ? [`${buffer.isFree ? '' : '⚠ '}${buffer.sentence}`] : []),
    ...(holdUntil === null ? [] : [t('requests.holdUntil', { when: at(holdUntil) })]),
    ...(flags.includes('late-change') && deadline.isPassed
      ? [t('requests.deadline', { when: at(deadline.at) })]
      : []),
    ...(endedBy === null ? [] : [t(`requests.endedBy.${endedBy}`)]),
    ...(reason === null ? [] : [t('requests.said', { reason })]),
    ...(fee === null ? [] : [t('requests.fee', { amount: time.amount(fee.gross, fee.currency) })]),
  ];
  return (
    <div className={styles.state}>
      <span className={styles.badges}>
        <Badge appearance="tint" color={colors[status]}>
          {t(`requests.statuses.${status}`)}
        </Badge>
        {unread > 0 && (
          <Badge appearance="filled" color="brand">
            {t('requests.unread', { count: unread })}
          </Badge>
        )}
        {flags.map((flag) => (
          <Badge key={flag} appearance="outline" color="important">
            {t(`requests.flags.${flag}`)}
          </Badge>
        ))}
      </span>
      {reasons.map((text) => (
        <Caption1 key={text} className={styles.reason}>
          {text}
        </Caption1>
      ))}
    </div>
  );
}
