import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { kioskLanguages } from '../../contract/visitor-ids.ts';
import type { KioskLanguage } from '../../contract/visitor-ids.ts';
import { ScanField } from '../parts/ScanField.tsx';
import { Step } from '../parts/Step.tsx';
import { greetingIn, languageNames } from '../texts/catalogue.ts';

const useStyles = makeStyles({
  languages: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: 'clamp(12px, 2vmin, 24px)',
    width: '100%',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '@media (max-width: 420px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  language: {
    flexDirection: 'column',
    alignItems: 'flex-start',
    justifyContent: 'center',
    gap: '6px',
    width: '100%',
    maxWidth: 'none',
    minHeight: 'clamp(88px, 15vmin, 180px)',
    padding: 'clamp(14px, 2.6vmin, 32px)',
    borderRadius: '20px',
    boxShadow: tokens.shadow4,
  },
  greeting: {
    fontSize: 'clamp(22px, 3.6vmin, 44px)',
    lineHeight: 1.15,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { fontSize: 'clamp(16px, 2.1vmin, 24px)', lineHeight: 1.3, color: tokens.colorNeutralForeground2 },
});

interface WelcomeProps {
  readonly onLanguage: (language: KioskLanguage) => void;
  readonly onScanned: (text: string) => void;
}

/** The first thing a guest sees: which language they speak; a code works at once. */
export function Welcome({ onLanguage, onScanned }: WelcomeProps) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  return (
    <Step title={t('welcome.greeting')} detail={t('welcome.choose')} isFocusElsewhere>
      <ul className={styles.languages} aria-label={t('welcome.choose')}>
        {kioskLanguages.map((language) => (
          <li key={language} lang={language}>
            <Button size="large" className={styles.language} onClick={() => onLanguage(language)}>
              <span className={styles.greeting}>{greetingIn(language)}</span>
              <span className={styles.name}>{languageNames[language]}</span>
            </Button>
          </li>
        ))}
      </ul>
      <ScanField onScanned={onScanned}>{t('welcome.scan')}</ScanField>
    </Step>
  );
}
