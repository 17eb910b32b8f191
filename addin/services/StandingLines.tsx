import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { LineReply } from '../../contract/order-lines.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  words: { flex: '1 1 120px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface StandingLinesProps {
  readonly lines: readonly LineReply[];
  readonly onRemove: (item: string) => void;
}

/** What was ordered and has left the menu: it stays as it is, or is taken away. */
export function StandingLines({ lines, onRemove }: StandingLinesProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  if (lines.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('services.standing')}>
      {lines.map(({ item, name, quantity }, at) => (
        <li key={`${item} ${at}`} className={styles.line}>
          <div className={styles.words}>
            <Body1 block>{`${quantity} × ${name}`}</Body1>
            <Caption1 block className={styles.quiet}>
              {t('services.standing')}
            </Caption1>
          </div>
          <Button
            size="small"
            aria-label={t('services.removeItem', { item: name })}
            onClick={() => onRemove(item)}
          >
            {t('services.remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
