import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import { DirectoryPicker } from '../access/DirectoryPicker.tsx';
import { unitOptions } from '../access/where.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { useReading } from '../shell/reading.ts';
import type { DepartmentValues } from './department-values.ts';

const visibilities = ['everyone', 'members'] as const;

interface DepartmentFieldsProps {
  readonly values: DepartmentValues;
  readonly onChange: (changes: Partial<DepartmentValues>) => void;
  readonly mistakes: Mistakes;
}

/** The fields of a department: its group comes first, and gives the name until one is typed. */
export function DepartmentFields({ values, onChange, mistakes }: DepartmentFieldsProps) {
  const { t } = useTranslation('portal');
  const units = useReading(listUnits);
  const groupMistake = ['/groupId', '/tenantId', '/groupName'].map((at) => mistakes.get(at)).find(Boolean);
  return (
    <>
      <Field label={t('departments.form.group')}>
        {/* The field of the search inside has a name of its own. */}
        <div>
          <DirectoryPicker
            kind="group"
            isRequired
            chosen={values.groupId === '' ? null : values.groupName}
            onChoose={(found) =>
              onChange({
                groupId: found?.id ?? '',
                groupName: found?.name ?? '',
                ...(found && { tenantId: found.tenantId }),
                ...(found && values.name.trim() === '' && { name: found.name }),
              })
            }
            mistake={
              values.groupId === '' && groupMistake ? t('departments.form.groupMissing') : groupMistake
            }
          />
        </div>
      </Field>
      <TextField
        label={t('departments.form.name')}
        value={values.name}
        onChange={(name) => onChange({ name })}
        mistake={mistakes.get('/name')}
        isRequired
      />
      <SelectField
        label={t('departments.form.unit')}
        hint={t('departments.form.unitHint')}
        value={values.defaultUnit}
        onChange={(defaultUnit) => onChange({ defaultUnit })}
        options={[{ value: '', label: t('departments.noUnit') }, ...unitOptions(units.data?.units ?? [])]}
        mistake={mistakes.get('/defaultUnit')}
      />
      <TextField
        label={t('departments.form.costCenter')}
        hint={t('departments.form.costCenterHint')}
        value={values.costCenter}
        onChange={(costCenter) => onChange({ costCenter })}
        mistake={mistakes.get('/costCenter')}
      />
      <Field label={t('departments.form.visibility')}>
        <RadioGroup
          value={values.visibility}
          onChange={(_event, { value }) => {
            const visibility = visibilities.find((one) => one === value);
            if (visibility) onChange({ visibility });
          }}
        >
          {visibilities.map((one) => (
            <Radio key={one} value={one} label={t(`departments.visibility.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
    </>
  );
}
