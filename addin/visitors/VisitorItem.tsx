import { Badge, Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { VisitorReply } from '../../contract/visitors.ts';
import { usePane } from '../shell/pane.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import type { Reception } from './asked-fields.ts';
import { AlsoExpected } from './AlsoExpected.tsx';
import { ChangeVisitor } from './ChangeVisitor.tsx';
import { OnDates } from './OnDates.tsx';
import type { Registering } from './use-visitors.ts';
import { reachOf } from './visitor-facts.ts';

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
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
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
  readonly receptions: readonly Reception[];
  readonly registering: Registering;
}

/** One visitor: who they are, and where the visit stands. */
export function VisitorItem({ visitor, receptions, registering: { withdraw } }: VisitorItemProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const reasonId = useId();
  const [isChanging, setIsChanging] = useState(false);
  const actions = useRef<HTMLDivElement>(null);
  const { name, group, status, sentence, isUnfollowed, mayChange } = visitor;
  const reach = reachOf(visitor);
  const failed = withdraw.variables?.id === visitor.id ? withdraw.error : null;
  const takeBack = () =>
    withdraw.mutate(visitor, { onSuccess: () => announce(t('visitors.withdrawn', { name })) });

  return (
    <li className={styles.item}>
      <div className={styles.title}>
        <Body1Strong>
          <bdi>{name}</bdi>
        </Body1Strong>
        {group && <Caption1>{t('visitors.groupOf', { count: group.size })}</Caption1>}
        <Badge appearance="tint" color={colors[status]}>
          {t(`visitors.status.${status}`)}
        </Badge>
        {isUnfollowed && <Badge appearance="outline">{t('visitors.confirm.notFollowed')}</Badge>}
      </div>
      {reach !== '' && (
        <Caption1 className={styles.quiet}>
          <bdi>{reach}</bdi>
        </Caption1>
      )}
      <Caption1>{sentence}</Caption1>
      <AlsoExpected visitor={visitor} />
      <OnDates dates={visitor.dates} says="dates.chosen" />
      {failed && <PaneProblem error={failed} onRetry={takeBack} />}
      {isChanging ? (
        <ChangeVisitor
          visitor={visitor}
          receptions={receptions}
          onEnd={() => {
            flushSync(() => setIsChanging(false));
            actions.current?.querySelector('button')?.focus(); // the form that had the focus is gone
          }}
        />
      ) : (
        <div ref={actions} className={styles.actions}>
          <Button
            size="small"
            disabledFocusable={!mayChange.isAllowed}
            aria-label={t('visitors.changeOf', { name })}
            aria-describedby={mayChange.reason === null ? undefined : reasonId}
            onClick={() => setIsChanging(true)}
          >
            {t('visitors.change')}
          </Button>
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
      )}
      {mayChange.reason !== null && (
        <Caption1 id={reasonId} className={styles.quiet}>
          {mayChange.reason}
        </Caption1>
      )}
    </li>
  );
}
