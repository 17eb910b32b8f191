import { Badge, Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitorReply } from '../../contract/visitors.ts';
import { usePane } from '../shell/pane.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import type { Registering } from './use-visitors.ts';

const useStyles = makeStyles({
  item: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const colors: Record<VisitorReply['status'], 'informative' | 'success' | 'danger' | 'subtle'> = {
  draft: 'subtle',
  expected: 'informative',
  notified: 'informative',
  'on-site': 'success',
  'off-site': 'success',
  canceled: 'danger',
  'no-show': 'danger',
};

interface VisitorItemProps {
  readonly visitor: VisitorReply;
  readonly registering: Registering;
}

/** One visitor: who they are, and where the visit stands. */
export function VisitorItem({ visitor, registering: { withdraw } }: VisitorItemProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const reasonId = useId();
  const { name, company, mail, phone, status, sentence, mayChange } = visitor;
  const failed = withdraw.variables?.id === visitor.id ? withdraw.error : null;
  const takeBack = () =>
    withdraw.mutate(visitor, { onSuccess: () => announce(t('visitors.withdrawn', { name })) });

  return (
    <li className={styles.item}>
      <div className={styles.title}>
        <Body1Strong>
          <bdi>{name}</bdi>
        </Body1Strong>
        <Badge appearance="tint" color={colors[status]}>
          {t(`visitors.status.${status}`)}
        </Badge>
      </div>
      {[company, mail, phone].some((fact) => fact !== null) && (
        <Caption1 className={styles.quiet}>
          <bdi>{[company, mail, phone].filter((fact) => fact !== null).join(' · ')}</bdi>
        </Caption1>
      )}
      <Caption1>{sentence}</Caption1>
      {failed && <PaneProblem error={failed} onRetry={takeBack} />}
      <div>
        <Button
          size="small"
          disabledFocusable={!mayChange.isAllowed || withdraw.isPending}
          aria-label={t('visitors.withdrawOf', { name })}
          aria-describedby={mayChange.reason === null ? undefined : reasonId}
          onClick={takeBack}
        >
          {t('visitors.withdraw')}
        </Button>
      </div>
      {mayChange.reason !== null && (
        <Caption1 id={reasonId} className={styles.quiet}>
          {mayChange.reason}
        </Caption1>
      )}
    </li>
  );
}
