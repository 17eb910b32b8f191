import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VatCategoryId, addVatCategory, changeVatCategory } from '../../contract/finance.ts';
import type { VatCategoryReply } from '../../contract/finance.ts';
import { useClientId } from '../forms/client-id.ts';
import { TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useMoney } from '../shell/money.ts';
import { useSession } from '../shell/session.ts';
import { useSaving } from './use-saving.ts';

interface VatCategoryDialogProps {
  /** Null: a new one. */
  readonly stored: VatCategoryReply | null;
  readonly onClose: () => void;
}

/** Adds a VAT category, or changes one. */
export function VatCategoryDialog({ stored, onClose }: VatCategoryDialogProps) {
  const { t } = useTranslation('portal');
  const { announce } = useSession();
  const money = useMoney();
  const { idFor } = useClientId();
  const saving = useSaving(addVatCategory, changeVatCategory);
  const [name, setName] = useState(stored?.name ?? '');
  const [rate, setRate] = useState(stored ? money.typedRate(stored.rate) : '');
  const [isActive, setActive] = useState(stored?.isActive ?? true);

  const save = async () => {
    const said = { name, rate: money.readRate(rate) ?? Number.NaN };
    const saved = stored
      ? await saving.change({
          params: { id: stored.id },
          version: stored.version,
          body: { ...said, isActive },
        })
      : await saving.add({ body: { id: VatCategoryId.parse(idFor(said)), ...said } });
    if (saved === null) return;
    announce(t(stored ? 'finance.vat.saved' : 'finance.vat.added', { name: saved.name }));
    onClose();
  };
  const isUnread = saving.mistakes.has('/rate') && money.readRate(rate) === undefined;
  return (
    <FormDialog
      title={stored ? t('finance.vat.edit', { name: stored.name }) : t('finance.vat.add')}
      mistakes={saving.mistakes}
      problem={saving.problem}
      isSending={saving.isSending}
      submitLabel={stored ? t('shell.form.save') : t('finance.vat.add')}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('finance.vat.name')}
        value={name}
        onChange={setName}
        mistake={saving.mistakes.get('/name')}
        isRequired
      />
      <TextField
        label={t('finance.vat.rateField')}
        value={rate}
        onChange={setRate}
        mistake={
          isUnread
            ? t('finance.vat.rateMistake', { example: money.typedRate(2_550) })
            : saving.mistakes.get('/rate')
        }
        isRequired
      />
      {stored && (
        <Checkbox
          label={t('finance.inUse')}
          checked={isActive}
          onChange={(_event, { checked }) => setActive(checked === true)}
        />
      )}
    </FormDialog>
  );
}
