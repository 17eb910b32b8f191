import { useTranslation } from 'react-i18next';
import { listWatched, removeWatched, WatchEntryReply } from '../../contract/watch-list.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { whoOf } from './watch-values.ts';

interface RemoveWatchedProps {
  readonly entry: WatchEntryReply;
  readonly onClose: () => void;
}

/** Asks before an entry is erased: it cannot be had back. */
export function RemoveWatched({ entry, onClose }: RemoveWatchedProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, removeWatched);
  const { id, version } = newerOf(submit.problem, WatchEntryReply) ?? entry;
  const remove = async () => {
    const removed = await submit.send({ params: { id }, version });
    stale(listWatched);
    if (removed === null) return;
    announce(t('watchList.removed'));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('watchList.removeTitle', { who: whoOf(entry) })}
      confirmLabel={t('watchList.remove')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {t('watchList.removeDetail')}
    </ConfirmDialog>
  );
}
