import { useTranslation } from 'react-i18next';
import { listAssignments, listPeople, removeAssignment } from '../../contract/access.ts';
import type { AssignmentReply } from '../../contract/access.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface TakeAwayDialogProps {
  readonly isOpen: boolean;
  readonly assignment: AssignmentReply;
  readonly roleName: string;
  readonly onClose: () => void;
}

/** Takes a role away after a question. That of the last owner stays; the dialog says why. */
export function TakeAwayDialog({ isOpen, assignment, roleName, onClose }: TakeAwayDialogProps) {
  const { t } = useTranslation('portal');
  const { call, announce, refresh } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, removeAssignment);
  const words = { role: roleName, holder: assignment.holderName };
  const take = async () => {
    const answer = await submit.send({ params: { id: assignment.id } });
    if (answer === null) return;
    announce(t('access.take.done', words));
    stale(listAssignments, listPeople);
    refresh(); // it may have been one of one's own
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('access.take.title', words)}
      confirmLabel={t('access.take.confirm')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void take()}
      onClose={onClose}
    >
      {t('access.take.detail')}
    </ConfirmDialog>
  );
}
