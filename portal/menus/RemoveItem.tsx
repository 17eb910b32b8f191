import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { MenuItem } from '../../contract/menu-items.ts';
import { readMenu, removeItem } from '../../contract/menus.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** Removes an item, after asking. */
export function RemoveItem({ item }: { readonly item: MenuItem }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const [, go] = useLocation();
  const opener = useRestoreFocusTarget();
  const submit = useSubmit(call, removeItem);
  const [isOpen, setOpen] = useState(false);
  const { id, provider, name, version } = item;
  const remove = async () => {
    const removed = await submit.send({ params: { id }, version });
    if (removed === null) {
      stale(readMenu); // what is shown may be what was refused
      return;
    }
    announce(t('menus.item.removed', { name }));
    setOpen(false);
    setTimeout(() => {
      go(`/providers/${provider}/menu`); // once the dialog has let go of the page
      stale(readMenu);
    });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)} {...opener}>
        {t('menus.removeShort')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('menus.item.removeTitle', { name })}
        confirmLabel={t('menus.removeShort')}
        cancelLabel={t('shell.form.cancel')}
        isBusy={submit.isSending}
        problem={submit.problem}
        onConfirm={() => void remove()}
        onClose={() => setOpen(false)}
      >
        {t('menus.item.removeDetail')}
      </ConfirmDialog>
    </>
  );
}
