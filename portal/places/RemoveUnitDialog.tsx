import { useTranslation } from 'react-i18next';
import { listUnits, removeUnit } from '../../contract/organization.ts';
import type { UnitReply } from '../../contract/organization.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** Removes an empty place; one that still holds something says what. */
export function RemoveUnitDialog({
  unit,
  onClose,
}: {
  readonly unit: UnitReply;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, removeUnit);
  const { id, name, version } = unit;

  const remove = async () => {
    const removed = await submit.send({ params: { id }, version });
    stale(listUnits); // after a refusal too: what is shown may be older than what refused
    if (removed === null) return;
    announce(t('places.removal.removed', { name }));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('places.removal.title', { name })}
      isOpen
      confirmLabel={t('places.remove')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {t('places.removal.detail')}
    </ConfirmDialog>
  );
}
