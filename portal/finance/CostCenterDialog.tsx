import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CostCenterId, addCostCenter, changeCostCenter } from '../../contract/finance.ts';
import type { CostCenterReply } from '../../contract/finance.ts';
import { useClientId } from '../forms/client-id.ts';
import { TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { ChoiceField } from '../providers/ChoiceField.tsx';
import { MembersField } from '../providers/MembersField.tsx';
import { useSession } from '../shell/session.ts';
import { useSaving } from './use-saving.ts';

const nothing: Pick<CostCenterReply, 'code' | 'name' | 'isOpen' | 'holders' | 'isActive'> = {
  code: '',
  name: '',
  isOpen: true,
  holders: [],
  isActive: true,
};

interface CostCenterDialogProps {
  /** Null: a new one. */
  readonly stored: CostCenterReply | null;
  readonly onClose: () => void;
}

/** Adds a cost center, or changes one. */
export function CostCenterDialog({ stored, onClose }: CostCenterDialogProps) {
  const { t } = useTranslation('portal');
  const { announce } = useSession();
  const { idFor } = useClientId();
  const saving = useSaving(addCostCenter, changeCostCenter);
  const before = stored ?? nothing;
  const [code, setCode] = useState(before.code);
  const [name, setName] = useState(before.name);
  const [who, setWho] = useState<'open' | 'restricted'>(before.isOpen ? 'open' : 'restricted');
  const [holders, setHolders] = useState(before.holders);
  const [isActive, setActive] = useState(before.isActive);

  const save = async () => {
    const said = { code, name, isOpen: who === 'open', holders };
    const saved = stored
      ? await saving.change({
          params: { id: stored.id },
          version: stored.version,
          body: { ...said, isActive },
        })
      : await saving.add({ body: { id: CostCenterId.parse(idFor(said)), ...said } });
    if (saved === null) return;
    announce(t(stored ? 'finance.centers.saved' : 'finance.centers.added', { name: saved.code }));
    onClose();
  };
  return (
    <FormDialog
      title={stored ? t('finance.centers.edit', { name: stored.code }) : t('finance.centers.add')}
      mistakes={saving.mistakes}
      problem={saving.problem}
      isSending={saving.isSending}
      submitLabel={stored ? t('shell.form.save') : t('finance.centers.add')}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('finance.centers.code')}
        hint={t('finance.centers.codeHint')}
        value={code}
        onChange={setCode}
        mistake={saving.mistakes.get('/code')}
        isRequired
      />
      <TextField
        label={t('finance.centers.name')}
        value={name}
        onChange={setName}
        mistake={saving.mistakes.get('/name')}
        isRequired
      />
      <ChoiceField
        label={t('finance.centers.who')}
        value={who}
        options={[
          { value: 'open', label: t('finance.centers.open') },
          { value: 'restricted', label: t('finance.centers.restricted') },
        ]}
        onChange={setWho}
      />
      {who === 'restricted' && (
        <MembersField
          members={holders}
          onChange={(chosen) => setHolders([...chosen])}
          words={{
            legend: t('finance.centers.holders'),
            hint: t('finance.centers.holdersHint'),
            nobody: t('finance.centers.nobody'),
          }}
        />
      )}
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
