import { useTranslation } from 'react-i18next';
import { listKiosks, revokeKiosk } from '../../contract/kiosks.ts';
import type { KioskReply } from '../../contract/kiosks.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface RevokeKioskProps {
  readonly kiosk: KioskReply;
  readonly onClose: () => void;
}

/** Asks before a kiosk is taken away: somebody may be standing in front of it. */
export function RevokeKiosk({ kiosk: { id, name }, onClose }: RevokeKioskProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, revokeKiosk);
  const revoke = async () => {
    const revoked = await submit.send({ params: { id } });
    stale(listKiosks);
    if (revoked === null) return;
    announce(t('kiosks.revoked', { name }));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('kiosks.revokeTitle', { name })}
      confirmLabel={t('kiosks.revoke')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void revoke()}
      onClose={onClose}
    >
      {t('kiosks.revokeDetail')}
    </ConfirmDialog>
  );
}
