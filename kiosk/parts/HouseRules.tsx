import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { TextToRead } from '../../contract/kiosk.ts';
import { TextBox } from './TextBox.tsx';

const useStyles = makeStyles({
  rules: { width: '100%' },
  title: { margin: '0 0 10px', fontSize: 'clamp(20px, 2.8vmin, 30px)', lineHeight: 1.3 },
  version: { margin: '6px 0 0', fontSize: '16px', color: tokens.colorNeutralForeground2 },
});

/** What there is to accept. */
export function HouseRules({ rules }: { readonly rules: TextToRead }) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  return (
    <div className={styles.rules}>
      <h2 className={styles.title}>{t('rules.title')}</h2>
      <TextBox label={t('rules.text')} text={rules} />
      <p className={styles.version}>{t('rules.version', { version: rules.version })}</p>
    </div>
  );
}
