import {
  Body1,
  Caption1,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { DiagnosisPanel } from '../integrations/DiagnosisPanel.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useMoment } from '../shell/session.ts';
import { CheckTable } from './CheckTable.tsx';
import { Means } from './Means.tsx';
import type { ProofRunning } from './proof-run.ts';
import { standingOf } from './standing.ts';
import type { Proof, Standing } from './standing.ts';
import { VerdictBadge } from './VerdictBadge.tsx';

const intents = {
  proven: 'success',
  proving: 'warning',
  violated: 'error',
  inconclusive: 'warning',
  none: 'info',
  stale: 'warning',
} as const satisfies Record<Standing, string>;

const useStyles = makeStyles({
  verdict: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  list: { margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
});

/** The verdict in words, what to do about it, and each thing that was tried with what came back. */
export function LastProof({ proof, run }: { readonly proof: Proof; readonly run: ProofRunning }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  const standing = standingOf(proof);
  const { last } = proof;
  return (
    <>
      <div className={styles.verdict}>
        <VerdictBadge standing={standing} />
        <Caption1>
          {last === null
            ? t('accessProof.never')
            : `${t('accessProof.last', { when: moment(last.at) })} ${t(`accessProof.triggers.${last.trigger}`)}.`}
        </Caption1>
      </div>
      {run.state === 'late' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('accessProof.stillRunning')}</MessageBarBody>
        </MessageBar>
      )}
      {run.problem !== null && <ProblemNotice error={run.problem} onRetry={run.start} />}
      <MessageBar intent={intents[standing]} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>
            {standing === 'stale' ? t('accessProof.stale') : t(`accessProof.verdict.${standing}`)}
          </MessageBarTitle>{' '}
          {t(`accessProof.words.${standing}`)}
        </MessageBarBody>
      </MessageBar>
      {last?.diagnosis && (
        <DiagnosisPanel
          diagnosis={last.diagnosis}
          intent={last.verdict === 'violated' ? 'error' : 'warning'}
        />
      )}
      {last && (
        <Panel title={t('accessProof.tried.title')}>
          {last.means && <Means means={last.means} />}
          <CheckTable checks={last.checks} />
        </Panel>
      )}
      {last && last.outOfScope.length > 0 && (
        <Panel title={t('accessProof.outOfScope.title')}>
          <Body1>{t('accessProof.outOfScope.detail')}</Body1>
          <ul className={styles.list}>
            {last.outOfScope.map((room) => (
              <li key={room}>{room}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
