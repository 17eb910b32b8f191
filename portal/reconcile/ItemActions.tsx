import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ReconcileItem } from '../../contract/followed-meetings.ts';
import { PageLink } from '../shell/PageLink.tsx';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

type Plain = 'wait' | 'discard' | 'none' | 'confirm' | 'take-back';

/** What can be decided that is about no single candidate. */
const choicesFor: Readonly<Record<ReconcileItem['kind'], readonly Plain[]>> = {
  ambiguous: ['wait', 'discard'],
  unmatched: ['wait', 'discard'],
  split: ['none'],
  'needs-choice': [],
  assumed: ['confirm', 'take-back'],
};

interface ItemActionsProps {
  readonly item: ReconcileItem;
  readonly isSending: boolean;
  readonly onChoose: (choice: Plain) => void;
}

/** What can be done that is about no candidate. What asks on a followed meeting is answered where it hangs. */
export function ItemActions({ item: { kind, link }, isSending, onChoose }: ItemActionsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const mayDecide = may('meetings.reconcile');
  return (
    <div className={styles.actions}>
      {mayDecide &&
        choicesFor[kind].map((choice) => (
          <Button key={choice} disabledFocusable={isSending} onClick={() => onChoose(choice)}>
            {t(`reconcile.choices.${choice}`)}
          </Button>
        ))}
      {!mayDecide && <Caption1>{t('reconcile.readOnly')}</Caption1>}
      {kind === 'needs-choice' && may('requests.work') && (
        <PageLink to="/requests">{t('reconcile.toRequests')}</PageLink>
      )}
      <PageLink to={`/meetings/${link}`}>{t('reconcile.history')}</PageLink>
    </div>
  );
}
