import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { addDepartment, listDepartments } from '../../contract/organization.ts';
import { useClientId } from '../forms/client-id.ts';
import { Form } from '../forms/Form.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { bodyOf, emptyDepartment } from './department-values.ts';
import { DepartmentFields } from './DepartmentFields.tsx';

/** Admin Center → Departments → Add a department. */
export function AddDepartmentPage() {
  const { t } = useTranslation('portal');
  const { me, organization, call, announce } = useSession();
  const stale = useStale();
  const [, go] = useLocation();
  const { idFor, answered } = useClientId();
  const draft = useDraft(`department.${me.person.objectId}.${organization.id}`, emptyDepartment);
  const submit = useSubmit(call, addDepartment);

  const add = async () => {
    const content = bodyOf(draft.values);
    const added = await submit.send({ body: { id: idFor(content), ...content } });
    if (added === null) return;
    answered();
    draft.forget();
    announce(t('departments.form.added', { name: added.name }));
    stale(listDepartments);
    go('/departments');
  };
  return (
    <Page
      title={t('departments.add')}
      path={[{ label: t('shell.adminCenter') }, { label: t('departments.title'), to: '/departments' }]}
    >
      <Form
        label={t('departments.add')}
        mistakes={submit.mistakes}
        problem={submit.problem}
        onSubmit={() => void add()}
        actions={
          <>
            <Button type="submit" appearance="primary" disabledFocusable={submit.isSending}>
              {t('departments.form.addButton')}
            </Button>
            <LinkButton to="/departments">{t('shell.form.cancel')}</LinkButton>
          </>
        }
      >
        <DepartmentFields values={draft.values} onChange={draft.change} mistakes={submit.mistakes} />
      </Form>
    </Page>
  );
}
