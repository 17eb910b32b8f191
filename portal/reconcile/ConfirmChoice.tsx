import { useTranslation } from 'react-i18next';
import type { Candidate } from '../../contract/followed-meetings.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSession } from '../shell/session.ts';
import type { Choice, Resolution } from './use-resolution.ts';

interface ConfirmChoiceProps {
  readonly choice: Choice;
  /** The meeting that was chosen; null: none was. */
  readonly candidate: Candidate | null;
  readonly timeZone: string;
  readonly resolution: Resolution;
  readonly onClose: () => void;
}

/** Asks before a choice that cannot be taken back, and says what it does. */
export function ConfirmChoice({ choice, candidate, timeZone, resolution, onClose }: ConfirmChoiceProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const choose = async () => {
    await resolution.choose(choice);
    onClose(); // a refusal is said in the panel, beside what is there now
  };
  return (
    <ConfirmDialog
      isOpen
      title={t(candidate ? 'reconcile.bindTitle' : 'reconcile.discardTitle')}
      confirmLabel={t(candidate ? 'reconcile.choices.bind' : 'reconcile.choices.discard')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={resolution.isSending}
      problem={null}
      onConfirm={() => void choose()}
      onClose={onClose}
    >
      {candidate
        ? t('reconcile.bindDetail', {
            when: time.dayAndRange(candidate, timeZone).join(' '),
            rooms: time.list(candidate.rooms.map(({ name }) => name)),
          })
        : t('reconcile.discardDetail')}
    </ConfirmDialog>
  );
}
