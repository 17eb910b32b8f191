import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PlainFrame } from './PlainFrame.tsx';

const useStyles = makeStyles({
  bone: {
    height: '72px',
    marginBottom: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground5,
    '@media (forced-colors: active)': { outline: '1px solid GrayText' },
  },
});

/** Stands where the portal will be while the server says who is there; index.html draws the same without any script. */
export function Waiting() {
  const { t } = useTranslation('ui');
  const styles = useStyles();
  return (
    <PlainFrame>
      <section aria-busy="true" aria-label={t('loading')}>
        <div className={styles.bone} />
        <div className={styles.bone} />
        <div className={styles.bone} />
      </section>
    </PlainFrame>
  );
}
