import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  OrganizationReply,
  changeOrganization,
  readChecklist,
  readOrganization,
} from '../../contract/organization.ts';
import type { RouteReply } from '../../contract/route.ts';
import { ConflictNotice } from '../forms/ConflictNotice.tsx';
import { TextField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

type Organization = RouteReply<typeof readOrganization>;

const fields = ['name', 'contactName', 'contactMail'] as const;

/** Changes the name and the contact; when somebody else was faster, theirs stands beside mine and mine stays. */
export function OrganizationForm({ stored }: { readonly stored: Organization }) {
  const { t } = useTranslation('portal');
  const { call, announce, refresh } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, changeOrganization);
  const [seen, setSeen] = useState(stored);
  const [values, setValues] = useState(textsOf(stored));
  const newer = newerOf(submit.problem, OrganizationReply);
  const isTouched = fields.some((field) => values[field] !== textsOf(seen)[field]);
  const take = (organization: Organization) => {
    setSeen(organization);
    setValues(textsOf(organization));
  };
  if (!isTouched && stored.version > seen.version) take(stored); // nothing is typed: what others saved is simply shown

  const save = async (version: number) => {
    const changed = await submit.send({ version, body: values });
    if (changed === null) return;
    take(changed);
    announce(t('organization.saved'));
    stale(readOrganization, readChecklist);
    refresh(); // the header shows the name
  };
  return (
    <>
      {newer && (
        <ConflictNotice
          fields={fields.map((field) => ({
            name: t(`organization.${field}`),
            mine: values[field],
            theirs: textsOf(newer)[field],
          }))}
          onKeepMine={() => void save(newer.version)}
          onTakeTheirs={() => {
            take(newer);
            submit.clear();
          }}
        />
      )}
      <Form
        label={t('organization.facts')}
        mistakes={submit.mistakes}
        problem={newer ? null : submit.problem}
        onSubmit={() => void save(seen.version)}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={submit.isSending || !isTouched || newer !== null}
          >
            {t('shell.form.save')}
          </Button>
        }
      >
        {fields.map((field) => (
          <TextField
            key={field}
            label={t(`organization.${field}`)}
            {...(field === 'contactName' && { hint: t('organization.contactHint') })}
            type={field === 'contactMail' ? 'email' : 'text'}
            value={values[field]}
            onChange={(value) => setValues({ ...values, [field]: value })}
            mistake={submit.mistakes.get(`/${field}`)}
            isRequired
          />
        ))}
      </Form>
    </>
  );
}

function textsOf({ name, contact }: Organization) {
  return { name, contactName: contact.name, contactMail: contact.mail };
}
