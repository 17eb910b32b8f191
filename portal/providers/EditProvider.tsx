import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import { ProviderReply, changeProvider, listProviders } from '../../contract/service-teams.ts';
import { unitPath } from '../access/where.ts';
import { EditForm } from '../forms/EditForm.tsx';
import { useEdited } from '../forms/use-edited.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { useCompared } from './compared.ts';
import { areAlike, bodyOf, valuesOf } from './provider-values.ts';
import { ProviderFields } from './ProviderFields.tsx';

/** Changes a team. */
export function EditProvider({ stored }: { readonly stored: ProviderReply }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const units = useReading(listUnits).data?.units ?? [];
  const submit = useSubmit(call, changeProvider);
  const edited = useEdited({ stored, schema: ProviderReply, problem: submit.problem, valuesOf, areAlike });
  const compared = useCompared((id) => unitPath(units, id) ?? id);
  const { values } = edited;

  const save = async (version: number) => {
    const changed = await submit.send({ params: { id: stored.id }, version, body: bodyOf(values) });
    if (changed === null) return;
    edited.take(changed);
    announce(t('providers.form.saved', { name: changed.name }));
    stale(listProviders);
  };
  return (
    <EditForm
      label={stored.name}
      edited={edited}
      compared={(newer) => compared(values, valuesOf(newer))}
      submit={submit}
      onSave={(version) => void save(version)}
    >
      <ProviderFields values={values} onChange={edited.change} mistakes={submit.mistakes} />
    </EditForm>
  );
}
