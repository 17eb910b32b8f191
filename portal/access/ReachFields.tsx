import { Body1, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import type { RoleChoices, RoleDraft } from './role-draft.ts';
import { unitOptions } from './where.ts';

const scopes = ['everywhere', 'unit', 'department'] as const;

interface ReachFieldsProps extends Pick<RoleChoices, 'units' | 'departments'> {
  readonly values: RoleDraft;
  readonly onChange: (changes: Partial<RoleDraft>) => void;
  readonly mistakes: Mistakes;
  readonly mayBeConfined: boolean;
}

/** How far the role reaches; one that is always for the whole organization leaves no choice, and says so. */
export function ReachFields({
  values,
  onChange,
  mistakes,
  mayBeConfined,
  units,
  departments,
}: ReachFieldsProps) {
  const { t } = useTranslation('portal');
  if (!mayBeConfined) {
    return (
      <Field label={t('access.giving.scope')}>
        <Body1>{t('access.giving.wholeOnly')}</Body1>
      </Field>
    );
  }
  const none = { value: '', label: t('access.giving.choose') };
  return (
    <>
      <Field label={t('access.giving.scope')}>
        <RadioGroup
          value={values.scope}
          onChange={(_event, { value }) => {
            const scope = scopes.find((one) => one === value);
            if (scope) onChange({ scope });
          }}
        >
          {scopes.map((one) => (
            <Radio key={one} value={one} label={t(`access.giving.scopes.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {values.scope === 'unit' && (
        <SelectField
          label={t('access.giving.unit')}
          hint={t('access.giving.unitHint')}
          value={values.unit}
          onChange={(unit) => onChange({ unit })}
          options={[none, ...unitOptions(units)]}
          mistake={mistakes.get('/unit')}
          isRequired
        />
      )}
      {values.scope === 'department' && (
        <SelectField
          label={t('access.giving.department')}
          value={values.department}
          onChange={(department) => onChange({ department })}
          options={[none, ...departments.map(({ id, name }) => ({ value: id, label: name }))]}
          mistake={mistakes.get('/department')}
          isRequired
        />
      )}
    </>
  );
}
