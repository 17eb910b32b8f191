import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { TemplateReply } from '../../contract/services.ts';
import { usePane } from '../shell/pane.ts';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface RequestActionsProps {
  readonly template: TemplateReply;
  readonly asking: ReturnType<typeof useAsking>;
  /** Id of the sentence that says why something cannot be done. */
  readonly describedBy: string | undefined;
  readonly onChange: () => void;
}

/** What cannot be done any more stays reachable by keyboard and says why, and since when. */
export function RequestActions({ template, asking, describedBy, onChange }: RequestActionsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const { mayChange, mayWithdraw, provider } = template;
  const isBusy = asking.change.isPending || asking.withdraw.isPending;
  const words = { provider: provider.name };

  return (
    <div className={styles.actions}>
      <Button
        size="small"
        disabledFocusable={!mayChange.isAllowed || isBusy}
        aria-label={t('services.changeOf', words)}
        aria-describedby={describedBy}
        onClick={onChange}
      >
        {t('services.change')}
      </Button>
      <Button
        size="small"
        disabledFocusable={!mayWithdraw.isAllowed || isBusy}
        aria-label={t('services.withdrawOf', words)}
        aria-describedby={describedBy}
        onClick={() =>
          asking.withdraw.mutate(template, { onSuccess: () => announce(t('services.withdrawn', words)) })
        }
      >
        {t('services.withdraw')}
      </Button>
    </div>
  );
}
