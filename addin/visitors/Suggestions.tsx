import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Items, Section } from '../shell/Section.tsx';
import type { Suggestion } from './suggest-visitors.ts';

const useStyles = makeStyles({
  suggestion: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface SuggestionsProps {
  readonly suggestions: readonly Suggestion[];
  readonly onTakeOver: (suggestion: Suggestion) => void;
}

/** Attendees of foreign domains; nobody is registered before the person says so. */
export function Suggestions({ suggestions, onTakeOver }: SuggestionsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  if (suggestions.length === 0) return null;
  return (
    <Section title={t('visitors.suggested')}>
      <Caption1 className={styles.quiet}>{t('visitors.suggestedDetail')}</Caption1>
      <Items label={t('visitors.suggested')}>
        {suggestions.map((one) => (
          <li key={one.mail} className={styles.suggestion}>
            <span>
              <bdi>{one.list === null ? one.name : one.mail}</bdi>
              <Caption1 block className={styles.quiet}>
                {one.list === null ? <bdi>{one.mail}</bdi> : t(`visitors.list.${one.list}`)}
              </Caption1>
            </span>
            <Button
              size="small"
              aria-label={t(one.list === null ? 'visitors.takeOverOf' : 'visitors.takeGroupOf', {
                mail: one.mail,
              })}
              onClick={() => onTakeOver(one)}
            >
              {t(one.list === null ? 'visitors.takeOver' : 'visitors.takeGroup')}
            </Button>
          </li>
        ))}
      </Items>
    </Section>
  );
}
