import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { LiveStatus } from './live-connection.ts';

const useStyles = makeStyles({
  note: {
    color: tokens.colorNeutralForeground2,
    '@media print': { display: 'none' },
  },
});

/** Says quietly when a page is read anew now and then only; nothing while it is live or about to be. */
export function LiveNote({ status }: { readonly status: LiveStatus }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const isLate = status === 'waiting' || status === 'off';
  if (!isLate) return null;
  return (
    <output className={styles.note}>
      <Caption1>{t('live.late')}</Caption1>
    </output>
  );
}
