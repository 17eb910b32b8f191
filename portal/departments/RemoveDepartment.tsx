import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { listDepartments, removeDepartment } from '../../contract/organization.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { Department } from './department-values.ts';

interface RemoveDepartmentProps {
  readonly isOpen: boolean;
  readonly department: Department;
  readonly onClose: () => void;
}

export function RemoveDepartment({ isOpen, department, onClose }: RemoveDepartmentProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const [, go] = useLocation();
  const submit = useSubmit(call, removeDepartment);
  const { id, name, version } = department;
  const remove = async () => {
    const removed = await submit.send({ params: { id }, version });
    if (removed === null) {
      stale(listDepartments); // what is shown may be what was refused
      return;
    }
    announce(t('departments.remove.done', { name }));
    onClose();
    setTimeout(() => {
      go('/departments'); // once the dialog has let go of the page
      stale(listDepartments);
    });
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('departments.remove.title', { name })}
      confirmLabel={t('departments.remove.confirm')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {t('departments.remove.detail')}
    </ConfirmDialog>
  );
}
