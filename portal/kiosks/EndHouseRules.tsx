import { useTranslation } from 'react-i18next';
import { listHouseRules, publishHouseRules } from '../../contract/house-rules.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

interface EndHouseRulesProps {
  readonly reception: ReceptionId;
  readonly replaces: number;
  readonly onClose: () => void;
}

/** Asks before visitors accept nothing any more. */
export function EndHouseRules({ reception, replaces, onClose }: EndHouseRulesProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, publishHouseRules);
  const end = async () => {
    const ended = await submit.send({ params: { id: reception }, body: { replaces, texts: null } });
    stale(listHouseRules); // after a refusal too: the next try is about what is in force now
    if (ended === null) return;
    announce(t('houseRules.turnedOff'));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('houseRules.turnOffTitle')}
      confirmLabel={t('houseRules.turnOff')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void end()}
      onClose={onClose}
    >
      {t('houseRules.turnOffDetail')}
    </ConfirmDialog>
  );
}
