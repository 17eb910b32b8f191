import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { DirectoryPicker } from './DirectoryPicker.tsx';
import type { RoleChoices, RoleDraft } from './role-draft.ts';

const kinds = ['entra_group', 'user', 'app_role'] as const;

interface HolderFieldsProps {
  readonly values: RoleDraft;
  readonly onChange: (changes: Partial<RoleDraft>) => void;
  readonly mistakes: Mistakes;
  readonly tenants: RoleChoices['tenants'];
}

/** Who gets the role: a group or a person of the directory, or an app role by its value. */
export function HolderFields({ values, onChange, mistakes, tenants }: HolderFieldsProps) {
  const { t } = useTranslation('portal');
  const { kind, holderId, holderName } = values;
  const mistake = ['/holder', '/holder/tenantId', '/holder/id', '/holderName']
    .map((pointer) => mistakes.get(pointer))
    .find((one) => one !== undefined);
  return (
    <>
      <Field label={t('access.giving.kind')}>
        <RadioGroup
          value={kind}
          onChange={(_event, { value }) => {
            const chosen = kinds.find((one) => one === value);
            if (chosen) onChange({ kind: chosen, holderId: '', holderName: '' });
          }}
        >
          {kinds.map((one) => (
            <Radio key={one} value={one} label={t(`access.giving.kinds.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {kind === 'app_role' ? (
        <>
          <TextField
            label={t('access.giving.appRole')}
            hint={t('access.giving.appRoleHint')}
            value={holderId}
            onChange={(id) => onChange({ holderId: id })}
            mistake={mistakes.get('/holder/id')}
            isRequired
          />
          <SelectField
            label={t('access.giving.tenant')}
            value={values.tenantId}
            onChange={(tenantId) => onChange({ tenantId })}
            options={tenants.map(({ tenantId, name, domain }) => ({
              value: tenantId,
              label: name ?? domain ?? tenantId,
            }))}
            mistake={mistakes.get('/holder/tenantId')}
            isRequired
          />
        </>
      ) : (
        <DirectoryPicker
          key={kind}
          kind={kind === 'user' ? 'person' : 'group'}
          chosen={holderId === '' ? null : holderName}
          onChoose={(found) =>
            onChange({
              holderId: found?.id ?? '',
              holderName: found?.name ?? '',
              ...(found && { tenantId: found.tenantId }),
            })
          }
          mistake={mistake}
          isRequired
        />
      )}
    </>
  );
}
