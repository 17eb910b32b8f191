import { useTranslation } from 'react-i18next';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { VersionedText } from './versioned-texts.ts';

interface EndHouseRulesProps {
  readonly about: VersionedText;
  readonly reception: ReceptionId;
  readonly replaces: number;
  readonly onClose: () => void;
}

/** Asks before visitors accept nothing any more. */
export function EndHouseRules({ about, reception, replaces, onClose }: EndHouseRulesProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, about.publish);
  const end = async () => {
    const ended = await submit.send({ params: { id: reception }, body: { replaces, texts: null } });
    stale(about.list); // after a refusal too: the next try is about what is in force now
    if (ended === null) return;
    announce(t(about.turnedOff));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t(about.turnOffTitle)}
      confirmLabel={t(about.turnOff)}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void end()}
      onClose={onClose}
    >
      {t(about.turnOffDetail)}
    </ConfirmDialog>
  );
}
