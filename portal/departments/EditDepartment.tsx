import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DepartmentReply,
  changeDepartment,
  listDepartments,
  listUnits,
} from '../../contract/organization.ts';
import { unitPath } from '../access/where.ts';
import { ConflictNotice } from '../forms/ConflictNotice.tsx';
import { Form } from '../forms/Form.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { areAlike, bodyOf, valuesOf } from './department-values.ts';
import type { Department, DepartmentValues } from './department-values.ts';
import { DepartmentFields } from './DepartmentFields.tsx';

/** Changes a department; when somebody else was faster, theirs stands beside mine and mine stays. */
export function EditDepartment({ stored }: { readonly stored: Department }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const units = useReading(listUnits);
  const submit = useSubmit(call, changeDepartment);
  const [seen, setSeen] = useState(stored);
  const [values, setValues] = useState(valuesOf(stored));
  const newer = newerOf(submit.problem, DepartmentReply);
  const isTouched = !areAlike(values, valuesOf(seen));
  const take = (department: Department) => {
    setSeen(department);
    setValues(valuesOf(department));
  };
  if (!isTouched && stored.version > seen.version) take(stored); // nothing is typed: what others saved is simply shown

  const save = async (version: number) => {
    const changed = await submit.send({ params: { id: stored.id }, version, body: bodyOf(values) });
    if (changed === null) return;
    take(changed);
    announce(t('departments.form.saved', { name: changed.name }));
    stale(listDepartments);
  };
  const compared = (field: keyof DepartmentValues, name: string, show = (text: string) => text) => ({
    name,
    mine: show(values[field]),
    theirs: newer ? show(valuesOf(newer)[field]) : '',
  });
  const unitName = (id: string) => (id === '' ? '' : (unitPath(units.data?.units ?? [], id) ?? id));
  return (
    <>
      {newer && (
        <ConflictNotice
          fields={[
            compared('name', t('departments.form.name')),
            compared('groupName', t('departments.form.group')),
            compared('defaultUnit', t('departments.form.unit'), unitName),
            compared('costCenter', t('departments.form.costCenter')),
            compared('visibility', t('departments.form.visibility'), (text) =>
              t(`departments.visibility.${text === 'members' ? 'members' : 'everyone'}`),
            ),
          ]}
          onKeepMine={() => void save(newer.version)}
          onTakeTheirs={() => {
            take(newer);
            submit.clear();
          }}
        />
      )}
      <Form
        label={stored.name}
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
        <DepartmentFields
          values={values}
          onChange={(changes) => setValues({ ...values, ...changes })}
          mistakes={submit.mistakes}
        />
      </Form>
    </>
  );
}
