import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, ErrorCircleFilled, QuestionCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ProofCheck } from '../../contract/access-proof.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';

const useStyles = makeStyles({
  outcome: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'flex-start' },
  sign: { display: 'flex', fontSize: '20px', flex: 'none' },
  yes: { color: tokens.colorStatusSuccessForeground1 },
  no: { color: tokens.colorStatusDangerForeground1 },
  open: { color: tokens.colorStatusWarningForeground1 },
  answer: { display: 'flex', flexDirection: 'column' },
  faint: { color: tokens.colorNeutralForeground2 },
});

/** Whether what came back is what the proof needs; what was not decided proves nothing either way. */
type Fit = 'yes' | 'no' | 'open';

const signs = {
  yes: <CheckmarkCircleFilled />,
  no: <ErrorCircleFilled />,
  open: <QuestionCircleRegular />,
};

/** Each thing that was tried: what had to come back, what did, and how Exchange said it. */
export function CheckTable({ checks }: { readonly checks: readonly ProofCheck[] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const numbered = checks.map((check, index) => ({ ...check, key: `${check.name} ${index}` }));
  return (
    <DataTable
      label={t('accessProof.tried.title')}
      rows={numbered}
      keyOf={({ key }) => key}
      columns={[
        { name: t('accessProof.tried.name'), renderCell: ({ name }) => t(`accessProof.checks.${name}`) },
        { name: t('accessProof.tried.mailbox'), renderCell: ({ mailbox }) => mailbox ?? '–' },
        {
          name: t('accessProof.tried.expected'),
          renderCell: ({ expected }) => t(`accessProof.expected.${expected}`),
        },
        {
          name: t('accessProof.tried.outcome'),
          renderCell: (check) => {
            const fit = fitOf(check);
            return (
              <span className={styles.outcome}>
                <span className={`${styles.sign} ${styles[fit]}`} aria-hidden="true">
                  {signs[fit]}
                </span>
                <span>
                  {t(`accessProof.outcome.${check.outcome}`)}, {t(`accessProof.fits.${fit}`)}
                </span>
              </span>
            );
          },
        },
        {
          name: t('accessProof.tried.answer'),
          renderCell: ({ status, exchangeCode, ms, requestId }) => (
            <span className={styles.answer}>
              <span>{[status, exchangeCode].filter((part) => part !== null).join(' ') || '–'}</span>
              {ms !== null && (
                <Caption1 className={styles.faint}>{t('accessProof.tried.ms', { ms })}</Caption1>
              )}
              {requestId !== null && (
                <Caption1 className={styles.faint}>
                  {t('accessProof.tried.request')} {requestId}
                </Caption1>
              )}
            </span>
          ),
        },
        { name: t('accessProof.tried.words'), renderCell: ({ detail }) => detail },
      ]}
    />
  );
}

function fitOf({ expected, outcome }: ProofCheck): Fit {
  if (outcome === 'inconclusive') return 'open';
  return outcome === expected ? 'yes' : 'no';
}
