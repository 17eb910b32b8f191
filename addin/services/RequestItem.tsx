import {
  Badge,
  Body1Strong,
  Button,
  Caption1,
  Field,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_TEXT } from '../../contract/services.ts';
import type { TemplateReply } from '../../contract/services.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({
  item: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  text: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const colors: Record<TemplateReply['status'], 'informative' | 'success' | 'warning' | 'danger' | 'subtle'> = {
  draft: 'subtle',
  pending: 'informative',
  accepted: 'success',
  readied: 'success',
  completed: 'success',
  rejected: 'danger',
  canceled: 'danger',
  'canceled-late': 'danger',
};

interface RequestItemProps {
  readonly template: TemplateReply;
  readonly asking: ReturnType<typeof useAsking>;
  readonly timeZone: string;
}

/** One request. What cannot be done any more stays reachable by keyboard and says why, and since when. */
export function RequestItem({ template, asking, timeZone }: RequestItemProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time, announce } = usePane();
  const [text, setText] = useState<string | null>(null);
  const reasonId = useId();
  const { provider, status, mayChange, mayWithdraw } = template;
  const isBusy = asking.change.isPending || asking.withdraw.isPending;
  const failure = asking.change.variables?.template.id === template.id ? asking.change.error : null;
  const failedTaking = asking.withdraw.variables?.id === template.id ? asking.withdraw.error : null;
  const why = mayChange.reason ?? mayWithdraw.reason;

  const save = () => {
    if (text === null) return;
    asking.change.mutate(
      { template, body: { text } },
      {
        onSuccess: () => {
          setText(null);
          announce(t('services.changed', { provider: provider.name }));
        },
      },
    );
  };

  return (
    <li className={styles.item}>
      <div className={styles.title}>
        <Body1Strong>{provider.name}</Body1Strong>
        <Badge appearance="tint" color={colors[status]}>
          {t(`services.status.${status}`)}
        </Badge>
        {template.flags.map((flag) => (
          <Badge key={flag} appearance="outline" color="warning">
            {t(`services.flag.${flag}`)}
          </Badge>
        ))}
      </div>
      {text === null ? (
        <p className={styles.text}>{template.text}</p>
      ) : (
        <Field label={t('services.what')}>
          <Textarea
            value={text}
            maxLength={MOST_TEXT}
            resize="vertical"
            onChange={(_event, data) => setText(data.value)}
          />
        </Field>
      )}
      <Caption1 block className={styles.quiet}>
        {t('services.deliver', {
          when: [time.day(template.deliverAt, timeZone), time.clock(template.deliverAt, timeZone)].join(' '),
        })}
      </Caption1>
      <Caption1 block className={styles.quiet}>
        {template.sentence}
      </Caption1>
      <Caption1 block className={styles.quiet}>
        {template.deadline.sentence}
      </Caption1>
      {(failure ?? failedTaking) && (
        <PaneProblem
          error={failure ?? failedTaking}
          onRetry={() => (failure ? save() : asking.withdraw.mutate(template))}
        />
      )}
      <div className={styles.actions}>
        {text === null ? (
          <>
            <Button
              size="small"
              disabledFocusable={!mayChange.isAllowed || isBusy}
              aria-label={t('services.changeOf', { provider: provider.name })}
              {...(why !== null && { 'aria-describedby': reasonId })}
              onClick={() => setText(template.text)}
            >
              {t('services.change')}
            </Button>
            <Button
              size="small"
              disabledFocusable={!mayWithdraw.isAllowed || isBusy}
              aria-label={t('services.withdrawOf', { provider: provider.name })}
              {...(why !== null && { 'aria-describedby': reasonId })}
              onClick={() =>
                asking.withdraw.mutate(template, {
                  onSuccess: () => announce(t('services.withdrawn', { provider: provider.name })),
                })
              }
            >
              {t('services.withdraw')}
            </Button>
          </>
        ) : (
          <>
            <Button
              size="small"
              appearance="primary"
              disabledFocusable={isBusy || text.trim() === '' || text === template.text}
              onClick={save}
            >
              {t('services.save')}
            </Button>
            <Button size="small" onClick={() => setText(null)}>
              {t('services.keep')}
            </Button>
          </>
        )}
      </div>
      {why !== null && (
        <Caption1 block id={reasonId} className={styles.quiet}>
          {why}
        </Caption1>
      )}
    </li>
  );
}
