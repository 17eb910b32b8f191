import { Body1, Body1Strong, Caption1, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  CircleRegular,
  DismissCircleFilled,
  SubtractCircleRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptStep } from '../../contract/integrations.ts';
import { Facts } from '../shell/Facts.tsx';
import { useSession } from '../shell/session.ts';
import { DiagnosisPanel } from './DiagnosisPanel.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column' },
  step: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  sign: { fontSize: '20px', display: 'flex', paddingTop: '2px' },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  warned: { color: tokens.colorStatusWarningForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, alignItems: 'baseline' },
  state: { color: tokens.colorNeutralForeground2 },
});

/** Each step with its state in a word and a sign, its time, what came back, and for a failure how to mend it. */
export function AttemptSteps({ steps }: { readonly steps: readonly AttemptStep[] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  return (
    <ol className={styles.list} aria-label={t('integrations.attempt.label')}>
      {steps.map(({ name, state, ms, detail, facts, diagnosis }) => (
        <li key={name} className={styles.step}>
          <span className={styles.sign} aria-hidden="true">
            <StepSign state={state} />
          </span>
          <div className={styles.words}>
            <div className={styles.head}>
              <Body1Strong>{t(`integrations.attempt.steps.${name}`)}</Body1Strong>
              <Caption1 className={styles.state}>
                {t(`integrations.attempt.stepState.${state}`)}
                {ms !== null && ` · ${t('integrations.attempt.ms', { ms: time.number(ms) })}`}
              </Caption1>
            </div>
            {detail !== null && detail !== diagnosis?.explanation && <Body1>{detail}</Body1>}
            {facts.length > 0 && <Facts of={facts} />}
            {diagnosis && (
              <DiagnosisPanel diagnosis={diagnosis} intent={state === 'failed' ? 'error' : 'warning'} />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepSign({ state }: Pick<AttemptStep, 'state'>): ReactElement {
  const styles = useStyles();
  switch (state) {
    case 'waiting':
      return <CircleRegular className={styles.quiet} />;
    case 'running':
      return <Spinner size="tiny" />;
    case 'passed':
      return <CheckmarkCircleFilled className={styles.passed} />;
    case 'warned':
      return <WarningFilled className={styles.warned} />;
    case 'failed':
      return <DismissCircleFilled className={styles.failed} />;
    case 'skipped':
      break;
  }
  return <SubtractCircleRegular className={styles.quiet} />;
}
