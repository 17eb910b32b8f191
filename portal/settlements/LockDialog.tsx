import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CostCenterId } from '../../contract/finance.ts';
import { ProviderId } from '../../contract/services.ts';
import {
  SettlementId,
  listSettlements,
  lockSettlement,
  previewSettlement,
} from '../../contract/settlements.ts';
import type { SettlementPreview } from '../../contract/settlements.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useClientId } from '../forms/client-id.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useMoney } from '../shell/money.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { Chosen } from './ChoosePeriod.tsx';

interface LockDialogProps {
  readonly chosen: Chosen;
  readonly seen: SettlementPreview;
  readonly onClose: () => void;
}

/** Asks before a settlement is locked, and locks what was seen; what has become something else is read anew. */
export function LockDialog({ chosen, seen, onClose }: LockDialogProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const [, navigate] = useLocation();
  const money = useMoney();
  const stale = useStale();
  const { idFor } = useClientId();
  const submit = useSubmit(call, lockSettlement);
  const lock = async () => {
    const wish = {
      from: chosen.from,
      to: chosen.to,
      provider: chosen.provider === '' ? null : ProviderId.parse(chosen.provider),
      costCenter: chosen.costCenter === '' ? null : CostCenterId.parse(chosen.costCenter),
      seen: { rows: seen.rows, gross: seen.total.gross },
    };
    const locked = await submit.send({ body: { id: SettlementId.parse(idFor(wish)), ...wish } });
    stale(listSettlements, previewSettlement);
    if (locked === null) return;
    announce(t('settlements.preview.done', { name: t('settlements.numbered', { number: locked.number }) }));
    navigate(`/settlements/${locked.id}`);
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('settlements.preview.confirm', { total: money.price(seen.total.gross, seen.currency) })}
      confirmLabel={t('settlements.preview.lock')}
      cancelLabel={t('shell.form.cancel')}
      isBusy={submit.isSending}
      problem={submit.problem}
      onConfirm={() => void lock()}
      onClose={onClose}
    >
      {t('settlements.preview.detail')}
    </ConfirmDialog>
  );
}
