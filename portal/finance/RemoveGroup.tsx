import { useTranslation } from 'react-i18next';
import { readFinance, removeCostCenterGroup } from '../../contract/finance.ts';
import type { CostCenterGroupReply } from '../../contract/finance.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface RemoveGroupProps {
  readonly group: CostCenterGroupReply;
  readonly onClose: () => void;
}

/** Asks before a group of cost centers is removed. */
export function RemoveGroup({ group, onClose }: RemoveGroupProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, removeCostCenterGroup);
  const { id, name, version } = group;
  const remove = async () => {
    const removed = await submit.send({ params: { id }, version });
    stale(readFinance); // after a refusal too: what is shown may be what was refused
    if (removed === null) return;
    announce(t('finance.groups.removed', { name }));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('finance.groups.removeTitle', { name })}
      confirmLabel={t('finance.remove')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {t('finance.groups.removeDetail')}
    </ConfirmDialog>
  );
}
