import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  IntegrationReply,
  changeIntegration,
  listIntegrations,
  readIntegration,
} from '../../contract/integrations.ts';
import { ConflictNotice } from '../forms/ConflictNotice.tsx';
import { TextField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { Panel } from '../shell/Panel.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { Integration } from './IntegrationCard.tsx';

/** The label and the control mailbox of a connection; neither changes how Exchange is reached. */
export function RenameForm({ stored }: { readonly stored: Integration }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, changeIntegration);
  const [seen, setSeen] = useState(stored);
  const [values, setValues] = useState(textsOf(stored));
  const newer = newerOf(submit.problem, IntegrationReply);
  const isTouched = values.label !== seen.label || values.control !== (seen.controlMailbox ?? '');
  if (!isTouched && stored.version > seen.version) {
    setSeen(stored); // nothing is typed: what others saved is simply shown
    setValues(textsOf(stored));
  }

  const save = async (version: number) => {
    const control = values.control.trim();
    const body = { label: values.label, ...(control !== '' && { controlMailbox: control }) };
    const changed = await submit.send({ params: { id: stored.id }, version, body });
    if (changed === null) return;
    setSeen(changed);
    setValues(textsOf(changed));
    announce(t('integrations.detail.renamed'));
    stale(listIntegrations, readIntegration);
  };
  return (
    <Panel title={t('integrations.detail.rename')}>
      {newer && (
        <ConflictNotice
          fields={[
            { name: t('integrations.form.label'), mine: values.label, theirs: newer.label },
            {
              name: t('integrations.form.control'),
              mine: values.control,
              theirs: newer.controlMailbox ?? '',
            },
          ]}
          onKeepMine={() => void save(newer.version)}
          onTakeTheirs={() => {
            setSeen(newer);
            setValues(textsOf(newer));
            submit.clear();
          }}
        />
      )}
      <Form
        label={t('integrations.detail.rename')}
        mistakes={submit.mistakes}
        problem={newer ? null : submit.problem}
        onSubmit={() => void save(seen.version)}
        actions={
          <Button type="submit" disabledFocusable={submit.isSending || !isTouched}>
            {t('shell.form.save')}
          </Button>
        }
      >
        <TextField
          label={t('integrations.form.label')}
          value={values.label}
          onChange={(label) => setValues({ ...values, label })}
          mistake={submit.mistakes.get('/label')}
          isRequired
        />
        <TextField
          label={t('integrations.form.control')}
          hint={t('integrations.form.controlHint')}
          type="email"
          value={values.control}
          onChange={(control) => setValues({ ...values, control })}
          mistake={submit.mistakes.get('/controlMailbox')}
        />
      </Form>
    </Panel>
  );
}

function textsOf({ label, controlMailbox }: Integration) {
  return { label, control: controlMailbox ?? '' };
}
