import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import { ProviderReply, changeProvider, listProviders } from '../../contract/service-teams.ts';
import { unitPath } from '../access/where.ts';
import { ConflictNotice } from '../forms/ConflictNotice.tsx';
import { Form } from '../forms/Form.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { useCompared } from './compared.ts';
import { areAlike, bodyOf, valuesOf } from './provider-values.ts';
import { ProviderFields } from './ProviderFields.tsx';

/** Changes a team; when somebody else was faster, theirs stands beside mine and mine stays. */
export function EditProvider({ stored }: { readonly stored: ProviderReply }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const units = useReading(listUnits).data?.units ?? [];
  const submit = useSubmit(call, changeProvider);
  const [seen, setSeen] = useState(stored);
  const [values, setValues] = useState(() => valuesOf(stored));
  const newer = newerOf(submit.problem, ProviderReply);
  const compared = useCompared((id) => unitPath(units, id) ?? id);
  const isTouched = !areAlike(values, valuesOf(seen));
  const take = (provider: ProviderReply) => {
    setSeen(provider);
    setValues(valuesOf(provider));
  };
  if (!isTouched && stored.version > seen.version) take(stored); // nothing is typed: what others saved is simply shown

  const save = async (version: number) => {
    const changed = await submit.send({ params: { id: stored.id }, version, body: bodyOf(values) });
    if (changed === null) return;
    take(changed);
    announce(t('providers.form.saved', { name: changed.name }));
    stale(listProviders);
  };
  return (
    <>
      {newer && (
        <ConflictNotice
          fields={compared(values, valuesOf(newer))}
          onKeepMine={() => void save(newer.version)}
          onTakeTheirs={() => {
            take(newer);
            submit.clear();
            stale(listProviders);
          }}
        />
      )}
      <Form
        label={stored.name}
        mistakes={submit.mistakes}
        problem={newer ? null : submit.problem}
        onSubmit={() => void save(seen.version)}
        actions={
          <Button type="submit" appearance="primary" disabledFocusable={submit.isSending}>
            {t('shell.form.save')}
          </Button>
        }
      >
        <ProviderFields
          values={values}
          onChange={(changes) => setValues((before) => ({ ...before, ...changes }))}
          mistakes={submit.mistakes}
        />
      </Form>
    </>
  );
}
