import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ReconcileItem } from '../../contract/followed-meetings.ts';
import { PageLink } from '../shell/PageLink.tsx';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface ItemActionsProps {
  readonly item: ReconcileItem;
  readonly isSending: boolean;
  readonly onWait: () => void;
  readonly onDiscard: () => void;
}

/** What can be done that is about no candidate. What asks on a followed meeting is answered where it hangs. */
export function ItemActions({ item: { kind, link }, isSending, onWait, onDiscard }: ItemActionsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const mayDecide = may('meetings.reconcile');
  return (
    <div className={styles.actions}>
      {mayDecide && kind !== 'needs-choice' && (
        <>
          <Button disabledFocusable={isSending} onClick={onWait}>
            {t('reconcile.choices.wait')}
          </Button>
          <Button disabledFocusable={isSending} onClick={onDiscard}>
            {t('reconcile.choices.discard')}
          </Button>
        </>
      )}
      {!mayDecide && <Caption1>{t('reconcile.readOnly')}</Caption1>}
      {kind === 'needs-choice' && may('requests.work') && (
        <PageLink to="/requests">{t('reconcile.toRequests')}</PageLink>
      )}
      <PageLink to={`/meetings/${link}`}>{t('reconcile.history')}</PageLink>
    </div>
  );
}
