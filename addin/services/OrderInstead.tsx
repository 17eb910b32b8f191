import { Button, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { TemplateReply } from '../../contract/services.ts';

const useStyles = makeStyles({ button: { alignSelf: 'flex-start' } });

interface OrderInsteadProps {
  /** Null: it did not. */
  readonly instead: TemplateReply['instead'];
  readonly onOrderFrom: (provider: string) => void;
}

/** The meeting moved to where another team delivers; what happened is said above, and this goes on from there. */
export function OrderInstead({ instead, onOrderFrom }: OrderInsteadProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  if (instead === null) return null;
  return (
    <Button
      size="small"
      appearance="primary"
      className={styles.button}
      onClick={() => onOrderFrom(instead.id)}
    >
      {t('services.orderInstead', { provider: instead.name })}
    </Button>
  );
}
