import { useTranslation } from 'react-i18next';
import { ListedHost, listListedHosts, removeListedHost } from '../../contract/listed-hosts.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface RemoveHostProps {
  readonly host: ListedHost;
  readonly onClose: () => void;
}

/** Asks before a host is taken off the list. */
export function RemoveHost({ host, onClose }: RemoveHostProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, removeListedHost);
  const { id, name, version } = newerOf(submit.problem, ListedHost) ?? host;
  const remove = async () => {
    const removed = await submit.send({ params: { id }, version });
    stale(listListedHosts);
    if (removed === null) return;
    announce(t('hostList.removed', { name }));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('hostList.removeTitle', { name })}
      confirmLabel={t('hostList.remove')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {t('hostList.removeDetail')}
    </ConfirmDialog>
  );
}
