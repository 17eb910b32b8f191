import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addUnit, listUnits } from '../../contract/organization.ts';
import type { UnitReply } from '../../contract/organization.ts';
import { useClientId } from '../forms/client-id.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { usePortalDeps } from '../shell/portal-context.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { TimeZoneField } from './TimeZoneField.tsx';
import { kindsIn } from './unit-tree.ts';

interface AddUnitDialogProps {
  /** Where it will lie; null: at the top. */
  readonly parent: UnitReply | null;
  readonly onClose: () => void;
}

/** Adds a place; by default in the zone of the place around it, else of this browser. */
export function AddUnitDialog({ parent, onClose }: AddUnitDialogProps) {
  const { t } = useTranslation('portal');
  const { timeZone } = usePortalDeps();
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, addUnit);
  const clientId = useClientId();
  const kinds = kindsIn(parent?.kind ?? null);
  const [name, setName] = useState('');
  const [kind, setKind] = useState(parent === null ? 'building' : (kinds[0] ?? 'floor'));
  const [zone, setZone] = useState<string>(parent?.timeZone ?? timeZone);

  const add = async () => {
    const content = { parent: parent?.id ?? null, kind, name, timeZone: zone.trim() };
    const added = await submit.send({ body: { id: clientId.idFor(content), ...content } });
    if (added === null) return;
    announce(t('places.form.added', { name: added.name }));
    stale(listUnits);
    onClose();
  };
  return (
    <FormDialog
      title={parent === null ? t('places.add') : t('places.addIn', { name: parent.name })}
      mistakes={submit.mistakes}
      problem={submit.problem}
      isSending={submit.isSending}
      submitLabel={t('places.add')}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <SelectField
        label={t('places.form.kind')}
        value={kind}
        onChange={(value) => setKind(kinds.find((one) => one === value) ?? kind)}
        options={kinds.map((value) => ({ value, label: t(`places.kinds.${value}`) }))}
        mistake={submit.mistakes.get('/kind')}
      />
      <TextField
        label={t('places.form.name')}
        value={name}
        onChange={setName}
        mistake={submit.mistakes.get('/name')}
        isRequired
      />
      <TimeZoneField value={zone} onChange={setZone} mistake={submit.mistakes.get('/timeZone')} />
    </FormDialog>
  );
}
