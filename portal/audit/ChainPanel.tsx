import {
  Body1,
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verifyAudit } from '../../contract/audit.ts';
import type { RouteReply } from '../../contract/route.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { DownloadButton } from '../downloads/DownloadButton.tsx';
import { CopyText } from '../shell/CopyText.tsx';
import { Panel } from '../shell/Panel.tsx';
import { useMoment, useSession } from '../shell/session.ts';

type Verification = RouteReply<typeof verifyAudit>;

/** As the server names the file. */
const COMMAND = 'npm run audit -- verify foyer-audit.ndjson';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Whether the record is whole, checked here; and the record to take along, checked anywhere. */
export function ChainPanel() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const [isVerifying, setVerifying] = useState(false);
  const [result, setResult] = useState<Verification | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const verify = async () => {
    if (isVerifying) return;
    setVerifying(true);
    setProblem(null);
    setResult(null);
    try {
      const answer = await call(verifyAudit, {});
      setResult(answer);
      announce(answer.detail);
    } catch (error) {
      setProblem(error);
    } finally {
      setVerifying(false);
    }
  };
  return (
    <Panel title={t('audit.chain.title')}>
      <Body1>{t('audit.chain.detail')}</Body1>
      <div className={styles.actions}>
        <Button disabledFocusable={isVerifying} onClick={() => void verify()}>
          {t(isVerifying ? 'audit.chain.verifying' : 'audit.chain.verify')}
        </Button>
        <DownloadButton path="/portal-api/audit/export">{t('audit.chain.export')}</DownloadButton>
      </div>
      {problem !== null && <ProblemNotice error={problem} onRetry={() => void verify()} />}
      {result && <Verified result={result} />}
      <Body1>{t('audit.chain.exportDetail')}</Body1>
      <CopyText label={t('audit.chain.command')} text={COMMAND} />
    </Panel>
  );
}

function Verified({ result }: { readonly result: Verification }) {
  const { t } = useTranslation('portal');
  const moment = useMoment();
  const { isIntact, firstWrong, detail, verifiedAt } = result;
  const broken =
    firstWrong === null ? t('audit.chain.brokenEnd') : t('audit.chain.broken', { number: firstWrong });
  return (
    <MessageBar intent={isIntact ? 'success' : 'error'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{isIntact ? t('audit.chain.intact') : broken}</MessageBarTitle> {detail}{' '}
        {t('audit.chain.at', { when: moment(verifiedAt) })}
      </MessageBarBody>
    </MessageBar>
  );
}
