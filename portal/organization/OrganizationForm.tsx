import { useTranslation } from 'react-i18next';
import {
  OrganizationReply,
  changeOrganization,
  readChecklist,
  readOrganization,
} from '../../contract/organization.ts';
import type { RouteReply } from '../../contract/route.ts';
import { EditForm } from '../forms/EditForm.tsx';
import { TextField } from '../forms/fields.tsx';
import { useEdited } from '../forms/use-edited.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

type Organization = RouteReply<typeof readOrganization>;
type Texts = ReturnType<typeof textsOf>;

const fields = ['name', 'contactName', 'contactMail'] as const;

/** Changes the name and the contact. */
export function OrganizationForm({ stored }: { readonly stored: Organization }) {
  const { t } = useTranslation('portal');
  const { call, announce, refresh } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, changeOrganization);
  const edited = useEdited({
    stored,
    schema: OrganizationReply,
    problem: submit.problem,
    valuesOf: textsOf,
    areAlike: (one: Texts, other: Texts) => fields.every((field) => one[field] === other[field]),
  });
  const { values } = edited;

  const save = async (version: number) => {
    const changed = await submit.send({ version, body: values });
    if (changed === null) return;
    edited.take(changed);
    announce(t('organization.saved'));
    stale(readOrganization, readChecklist);
    refresh(); // the header shows the name
  };
  return (
    <EditForm
      label={t('organization.facts')}
      edited={edited}
      compared={(newer) =>
        fields.map((field) => ({
          name: t(`organization.${field}`),
          mine: values[field],
          theirs: textsOf(newer)[field],
        }))
      }
      submit={submit}
      onSave={(version) => void save(version)}
    >
      {fields.map((field) => (
        <TextField
          key={field}
          label={t(`organization.${field}`)}
          {...(field === 'contactName' && { hint: t('organization.contactHint') })}
          type={field === 'contactMail' ? 'email' : 'text'}
          value={values[field]}
          onChange={(value) => edited.change({ [field]: value })}
          mistake={submit.mistakes.get(`/${field}`)}
          isRequired
        />
      ))}
    </EditForm>
  );
}

function textsOf({ name, contact }: Organization) {
  return { name, contactName: contact.name, contactMail: contact.mail };
}
