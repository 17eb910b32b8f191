import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import { previewProvider } from '../../contract/rule-preview.ts';
import { ProviderReply, changeProvider, listProviders } from '../../contract/service-teams.ts';
import { unitPath } from '../access/where.ts';
import { EditForm } from '../forms/EditForm.tsx';
import { together } from '../forms/together.ts';
import { useEdited } from '../forms/use-edited.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { PreviewButton } from '../previews/PreviewButton.tsx';
import { PreviewOutcome } from '../previews/PreviewOutcome.tsx';
import { usePreview } from '../previews/use-preview.ts';
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
  const saving = useSubmit(call, changeProvider);
  const looking = useSubmit(call, previewProvider);
  const submit = together(saving, looking);
  const edited = useEdited({ stored, schema: ProviderReply, problem: submit.problem, valuesOf, areAlike });
  const compared = useCompared((id) => unitPath(units, id) ?? id);
  const { values } = edited;
  const body = bodyOf(values);
  const preview = usePreview(JSON.stringify(body), async (after) => {
    saving.clear();
    const query = after === null ? {} : { after };
    return await looking.send({ params: { id: stored.id }, version: edited.version, body, query });
  });

  const save = async (version: number) => {
    looking.clear();
    const changed = await saving.send({ params: { id: stored.id }, version, body });
    if (changed === null) return;
    edited.take(changed);
    announce(t('providers.form.saved', { name: changed.name }));
    stale(listProviders);
  };
  return (
    <>
      <EditForm
        label={stored.name}
        edited={edited}
        compared={(newer) => compared(values, valuesOf(newer))}
        submit={submit}
        onSave={(version) => void save(version)}
        more={<PreviewButton preview={preview} isDisabled={submit.isSending || !edited.isTouched} />}
      >
        <ProviderFields values={values} onChange={edited.change} mistakes={submit.mistakes} />
      </EditForm>
      <PreviewOutcome preview={preview} isLooking={looking.isSending} />
    </>
  );
}
