import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { KioskVisit } from '../../contract/kiosk.ts';

const useStyles = makeStyles({
  rules: { width: '100%' },
  title: { margin: '0 0 10px', fontSize: 'clamp(20px, 2.8vmin, 30px)', lineHeight: 1.3 },
  text: {
    boxSizing: 'border-box',
    width: '100%',
    maxHeight: 'max(160px, 30dvh)',
    overflowY: 'auto',
    margin: 0,
    padding: '20px 24px',
    borderRadius: '16px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: 'clamp(17px, 2.2vmin, 24px)',
    lineHeight: 1.5,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
  version: { margin: '6px 0 0', fontSize: '16px', color: tokens.colorNeutralForeground2 },
});

/** What there is to accept, as it was written: text, whatever it looks like. */
export function HouseRules({ rules }: { readonly rules: NonNullable<KioskVisit['rules']> }) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  return (
    <div className={styles.rules}>
      <h2 className={styles.title}>{t('rules.title')}</h2>
      <section
        className={styles.text}
        aria-label={t('rules.text')}
        lang={rules.language}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        {rules.text}
      </section>
      <p className={styles.version}>{t('rules.version', { version: rules.version })}</p>
    </div>
  );
}
