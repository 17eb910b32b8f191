import { useTranslation } from 'react-i18next';
import { readMenu, removeCategory } from '../../contract/menus.ts';
import type { CategoryReply } from '../../contract/menus.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface RemoveCategoryProps {
  readonly category: CategoryReply;
  readonly onClose: () => void;
}

/** Asks before a category is removed. */
export function RemoveCategory({ category, onClose }: RemoveCategoryProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, removeCategory);
  const { id, name, version } = category;
  const remove = async () => {
    const removed = await submit.send({ params: { id }, version });
    stale(readMenu); // after a refusal too: what is shown may be what was refused
    if (removed === null) return;
    announce(t('menus.category.removed', { name }));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('menus.category.removeTitle', { name })}
      confirmLabel={t('menus.removeShort')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {t('menus.category.removeDetail')}
    </ConfirmDialog>
  );
}
