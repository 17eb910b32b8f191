import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOutPerson } from '../../contract/access.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useSession } from '../shell/session.ts';

interface SignOutPersonProps {
  readonly tenantId: string;
  readonly id: string;
  readonly name: string;
}

/** Ends every sign-in of a person here, after a question: for a lost device, or an account that was just disabled. */
export function SignOutPerson({ tenantId, id, name }: SignOutPersonProps) {
  const { t } = useTranslation('portal');
  const { call, announce, refresh } = useSession();
  const [isOpen, setOpen] = useState(false);
  const submit = useSubmit(call, signOutPerson);
  const end = async () => {
    if ((await submit.send({ params: { tenantId, id } })) === null) return;
    announce(t('access.signOut.done', { name }));
    setOpen(false);
    refresh(); // it may have been oneself
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('access.signOut.button')}</Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('access.signOut.title', { name })}
        confirmLabel={t('access.signOut.confirm')}
        cancelLabel={t('shell.form.cancel')}
        isBusy={submit.isSending}
        problem={submit.problem}
        onConfirm={() => void end()}
        onClose={() => setOpen(false)}
      >
        {t('access.signOut.detail')}
      </ConfirmDialog>
    </>
  );
}
