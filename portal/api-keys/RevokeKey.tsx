import { useTranslation } from 'react-i18next';
import { listApiKeys, revokeApiKey } from '../../contract/api-keys.ts';
import type { ApiKeyReply } from '../../contract/api-keys.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface RevokeKeyProps {
  readonly apiKey: ApiKeyReply;
  readonly onClose: () => void;
}

/** Asks before a key is revoked. */
export function RevokeKey({ apiKey: { id, name }, onClose }: RevokeKeyProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, revokeApiKey);
  const revoke = async () => {
    const revoked = await submit.send({ params: { id } });
    stale(listApiKeys);
    if (revoked === null) return;
    announce(t('apiKeys.revoked', { name }));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('apiKeys.revokeTitle', { name })}
      confirmLabel={t('apiKeys.revoke')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void revoke()}
      onClose={onClose}
    >
      {t('apiKeys.revokeDetail')}
    </ConfirmDialog>
  );
}
