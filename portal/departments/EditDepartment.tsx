import { useTranslation } from 'react-i18next';
import {
  DepartmentReply,
  changeDepartment,
  listDepartments,
  listUnits,
} from '../../contract/organization.ts';
import { unitPath } from '../access/where.ts';
import { EditForm } from '../forms/EditForm.tsx';
import { useEdited } from '../forms/use-edited.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { areAlike, bodyOf, valuesOf } from './department-values.ts';
import type { Department, DepartmentValues } from './department-values.ts';
import { DepartmentFields } from './DepartmentFields.tsx';

/** Changes a department. */
export function EditDepartment({ stored }: { readonly stored: Department }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const units = useReading(listUnits);
  const submit = useSubmit(call, changeDepartment);
  const edited = useEdited({ stored, schema: DepartmentReply, problem: submit.problem, valuesOf, areAlike });
  const { values } = edited;

  const save = async (version: number) => {
    const changed = await submit.send({ params: { id: stored.id }, version, body: bodyOf(values) });
    if (changed === null) return;
    edited.take(changed);
    announce(t('departments.form.saved', { name: changed.name }));
    stale(listDepartments);
  };
  const unitName = (id: string) => (id === '' ? '' : (unitPath(units.data?.units ?? [], id) ?? id));
  const words: readonly (readonly [string, (values: DepartmentValues) => string])[] = [
    [t('departments.form.name'), ({ name }) => name],
    [t('departments.form.group'), ({ groupName }) => groupName],
    [t('departments.form.unit'), ({ defaultUnit }) => unitName(defaultUnit)],
    [t('departments.form.costCenter'), ({ costCenter }) => costCenter],
    [t('departments.form.visibility'), ({ visibility }) => t(`departments.visibility.${visibility}`)],
  ];
  return (
    <EditForm
      label={stored.name}
      edited={edited}
      compared={(newer) => {
        const theirs = valuesOf(newer);
        return words.map(([name, show]) => ({ name, mine: show(values), theirs: show(theirs) }));
      }}
      submit={submit}
      onSave={(version) => void save(version)}
    >
      <DepartmentFields values={values} onChange={edited.change} mistakes={submit.mistakes} />
    </EditForm>
  );
}
