import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { addAssignment, listAssignments, listPeople } from '../../contract/access.ts';
import { useClientId } from '../forms/client-id.ts';
import { Form } from '../forms/Form.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { HolderFields } from './HolderFields.tsx';
import { ReachFields } from './ReachFields.tsx';
import { assignmentOf, emptyRoleDraft, missingIn } from './role-draft.ts';
import type { RoleChoices } from './role-draft.ts';
import { RoleField } from './RoleField.tsx';

/** To whom, which role, where. */
export function GiveRoleForm({ roles, units, departments, tenants }: RoleChoices) {
  const { t } = useTranslation('portal');
  const { me, organization, call, announce, refresh } = useSession();
  const stale = useStale();
  const [, go] = useLocation();
  const { idFor, answered } = useClientId();
  const draft = useDraft(`role.${me.person.objectId}.${organization.id}`, {
    ...emptyRoleDraft,
    tenantId: tenants[0]?.tenantId ?? '',
  });
  const { values } = draft;
  const submit = useSubmit(call, addAssignment);
  const [missing, setMissing] = useState<ReadonlyMap<string, string>>(new Map());
  const role = roles.find((one) => one.role === values.role);
  const mayBeConfined = role?.mayBeConfined ?? false;

  const give = async () => {
    const left = missingIn(values, mayBeConfined, {
      group: t('access.giving.chooseGroup'),
      person: t('access.giving.choosePerson'),
      place: t('access.giving.chooseHere'),
    });
    setMissing(left);
    if (left.size > 0) return;
    const content = assignmentOf(values, mayBeConfined);
    const given = await submit.send({ body: { id: idFor(content), ...content } });
    if (given === null) return;
    answered();
    draft.forget();
    announce(t('access.giving.done', { holder: given.holderName, role: role?.name ?? given.role }));
    stale(listAssignments, listPeople);
    refresh();
    go('/access');
  };
  const mistakes = missing.size > 0 ? missing : submit.mistakes;
  return (
    <Form
      label={t('access.giving.title')}
      mistakes={mistakes}
      problem={submit.problem}
      onSubmit={() => void give()}
      actions={
        <>
          <Button type="submit" appearance="primary" disabledFocusable={submit.isSending}>
            {t('access.giving.submit')}
          </Button>
          <LinkButton to="/access">{t('shell.form.cancel')}</LinkButton>
        </>
      }
    >
      <HolderFields values={values} onChange={draft.change} mistakes={mistakes} tenants={tenants} />
      <RoleField roles={roles} value={values.role} onChange={(chosen) => draft.change({ role: chosen })} />
      <ReachFields
        values={values}
        onChange={draft.change}
        mistakes={mistakes}
        mayBeConfined={mayBeConfined}
        units={units}
        departments={departments}
      />
    </Form>
  );
}
