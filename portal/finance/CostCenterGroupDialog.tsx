import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CostCenterGroupId, addCostCenterGroup, changeCostCenterGroup } from '../../contract/finance.ts';
import type { CostCenterGroupReply, CostCenterId, CostCenterReply } from '../../contract/finance.ts';
import { CheckList } from '../forms/CheckList.tsx';
import { useClientId } from '../forms/client-id.ts';
import { TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { MembersField } from '../providers/MembersField.tsx';
import { useSession } from '../shell/session.ts';
import { useSaving } from './use-saving.ts';

interface CostCenterGroupDialogProps {
  /** Null: a new one. */
  readonly stored: CostCenterGroupReply | null;
  readonly costCenters: readonly CostCenterReply[];
  readonly onClose: () => void;
}

/** Adds a group of cost centers, or changes one. */
export function CostCenterGroupDialog({ stored, costCenters, onClose }: CostCenterGroupDialogProps) {
  const { t } = useTranslation('portal');
  const { announce } = useSession();
  const { idFor } = useClientId();
  const saving = useSaving(addCostCenterGroup, changeCostCenterGroup);
  const [name, setName] = useState(stored?.name ?? '');
  const [chosen, setChosen] = useState<readonly CostCenterId[]>(stored?.costCenters ?? []);
  const [members, setMembers] = useState<CostCenterGroupReply['members']>(stored?.members ?? []);

  const save = async () => {
    const said = { name, costCenters: [...chosen], members };
    const saved = stored
      ? await saving.change({ params: { id: stored.id }, version: stored.version, body: said })
      : await saving.add({ body: { id: CostCenterGroupId.parse(idFor(said)), ...said } });
    if (saved === null) return;
    announce(t(stored ? 'finance.groups.saved' : 'finance.groups.added', { name: saved.name }));
    onClose();
  };
  return (
    <FormDialog
      title={stored ? t('finance.groups.edit', { name: stored.name }) : t('finance.groups.add')}
      mistakes={saving.mistakes}
      problem={saving.problem}
      isSending={saving.isSending}
      submitLabel={stored ? t('shell.form.save') : t('finance.groups.add')}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('finance.groups.name')}
        value={name}
        onChange={setName}
        mistake={saving.mistakes.get('/name')}
        isRequired
      />
      <CheckList
        legend={t('finance.groups.centers')}
        options={costCenters.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <MembersField
        members={members}
        onChange={(all) => setMembers([...all])}
        words={{
          legend: t('finance.groups.members'),
          hint: t('finance.groups.membersHint'),
          nobody: t('finance.groups.nobody'),
        }}
      />
    </FormDialog>
  );
}
