import { useTranslation } from 'react-i18next';
import type { Candidate } from '../../contract/followed-meetings.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSession } from '../shell/session.ts';
import type { Choice, Resolution } from './use-resolution.ts';

interface ConfirmChoiceProps {
  readonly choice: Weighty;
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
  const { title, detail } = words[choice.choice];
  const choose = async () => {
    await resolution.choose(choice);
    onClose(); // a refusal is said in the panel, beside what is there now
  };
  return (
    <ConfirmDialog
      isOpen
      title={t(title)}
      confirmLabel={t(`reconcile.choices.${choice.choice}`)}
      cancelLabel={t('shell.form.cancel')}
      isBusy={resolution.isSending}
      problem={null}
      onConfirm={() => void choose()}
      onClose={onClose}
    >
      {t(detail, {
        when: candidate ? time.dayAndRange(candidate, timeZone).join(' ') : '',
        rooms: candidate ? time.list(candidate.rooms.map(({ name }) => name)) : '',
      })}
    </ConfirmDialog>
  );
}

const words = {
  bind: { title: 'reconcile.bindTitle', detail: 'reconcile.bindDetail' },
  none: { title: 'reconcile.noneTitle', detail: 'reconcile.noneDetail' },
  'take-back': { title: 'reconcile.takeBackTitle', detail: 'reconcile.takeBackDetail' },
  discard: { title: 'reconcile.discardTitle', detail: 'reconcile.discardDetail' },
} as const;

/** What is asked about: a choice that ends or moves something. */
export type Weighty = Extract<Choice, { choice: keyof typeof words }>;
