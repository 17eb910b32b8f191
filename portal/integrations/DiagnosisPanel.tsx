import { Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../contract/integrations.ts';
import { CopyText } from '../shell/CopyText.tsx';
import { Facts } from '../shell/Facts.tsx';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    width: '100%',
  },
  command: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

interface DiagnosisPanelProps {
  readonly diagnosis: Diagnosis;
  /** `warning`: something still works. */
  readonly intent?: 'error' | 'warning';
}

/** What went wrong and what to do about it, with the command that mends it and the words an administrator searches for. */
export function DiagnosisPanel({ diagnosis, intent = 'error' }: DiagnosisPanelProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <div className={styles.body}>
          <Facts
            of={[
              { name: t('integrations.diagnosis.explanation'), value: diagnosis.explanation },
              { name: t('integrations.diagnosis.fix'), value: diagnosis.fix },
              { name: t('integrations.diagnosis.code'), value: diagnosis.code },
              { name: t('integrations.diagnosis.domain'), value: diagnosis.domain },
              { name: t('integrations.diagnosis.type'), value: diagnosis.type },
              { name: t('integrations.diagnosis.where'), value: diagnosis.where },
              { name: t('integrations.diagnosis.correlation'), value: diagnosis.correlationId },
            ]}
          />
          {diagnosis.cmdlet !== null && (
            <div className={styles.command}>
              <span>{t('integrations.diagnosis.cmdlet')}</span>
              <CopyText label={t('integrations.diagnosis.cmdlet')} text={diagnosis.cmdlet} />
            </div>
          )}
          <Link
            inline
            href={`/problems/${encodeURIComponent(diagnosis.code)}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('integrations.diagnosis.more', { code: diagnosis.code })}
          </Link>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
