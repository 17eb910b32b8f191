import { useTranslation } from 'react-i18next';
import { listDepartments } from '../../contract/organization.ts';
import { GroupsField } from '../calendars/GroupsField.tsx';
import { CheckList } from '../forms/CheckList.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { useReading } from '../shell/reading.ts';
import type { AudiencePart, PolicyValues } from './policy-values.ts';

interface AudienceFieldProps {
  readonly part: AudiencePart;
  readonly values: PolicyValues;
  readonly onChange: (changes: Partial<PolicyValues>) => void;
  readonly mistakes: Mistakes;
}

/** People by their groups and departments. */
export function AudienceField({ part, values, onChange, mistakes }: AudienceFieldProps) {
  const { t } = useTranslation('portal');
  const departments = useReading(listDepartments).data?.departments ?? [];
  const audience = values[part];
  const label = t(`roomPolicies.parts.${part}`);
  return (
    <>
      <GroupsField
        label={`${t('roomPolicies.groups')}: ${label}`}
        hint={t('roomPolicies.groupsHint')}
        value={audience.groups}
        names={values.groupNames}
        onChange={(groups, groupNames = values.groupNames) =>
          onChange({ [part]: { ...audience, groups }, groupNames })
        }
        mistake={[...mistakes].find(([pointer]) => pointer.startsWith(`/${part}`))?.[1]}
      />
      {departments.length > 0 && (
        <CheckList
          legend={`${t('roomPolicies.departments')}: ${label}`}
          options={departments.map(({ id, name }) => ({ value: id as string, label: name }))}
          chosen={audience.departments}
          onChange={(chosen) => onChange({ [part]: { ...audience, departments: chosen } })}
        />
      )}
    </>
  );
}
