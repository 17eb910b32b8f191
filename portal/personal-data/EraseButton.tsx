import { Body1, Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { erasePersonalData } from '../../contract/personal-data.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { bodyOf, countOf } from './chosen-people.ts';
import type { ChosenPeople } from './chosen-people.ts';
import { useSession } from '../shell/session.ts';

interface EraseButtonProps {
  readonly chosen: ChosenPeople;
  readonly onErased: () => void;
}

/** Erases the chosen entries, after a question: it cannot be taken back. */
export function EraseButton({ chosen, onErased }: EraseButtonProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { send, isSending, problem, clear } = useSubmit(call, erasePersonalData);
  const count = countOf(chosen);
  const close = () => {
    clear();
    setOpen(false);
  };
  const erase = async () => {
    const reply = await send({ body: bodyOf(chosen) });
    if (reply === null) return;
    announce(t('personalData.erasing.done', { count: reply.visitors + reply.colleagues + reply.records }));
    close();
    onErased();
  };
  return (
    <>
      <Button disabledFocusable={count === 0} onClick={() => count > 0 && setOpen(true)}>
        {t('personalData.erase', { count })}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('personalData.erasing.title', { count })}
        confirmLabel={t('personalData.erasing.confirm')}
        cancelLabel={t('shell.form.cancel')}
        isBusy={isSending}
        problem={problem}
        onConfirm={() => void erase()}
        onClose={close}
      >
        <Body1>{t('personalData.erasing.detail')}</Body1>
      </ConfirmDialog>
    </>
  );
}
